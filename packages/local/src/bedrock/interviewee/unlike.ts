/**
 * How somebody else would answer: two domains turned round, the other three overdone. Neither this persona nor
 * its exact contrary comes out so: the mean difference is 14 or more in T from both, whoever they are.
 */
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import type { Reading } from "./reading.ts";

const FAR = { low: 30, high: 70 };
const TURNED: readonly Domain[] = ["conscientiousness", "agreeableness"];

export function unlike({ domains }: Reading): Reading {
  const far = DOMAINS.map((domain) => {
    const high = domains[domain] >= 50 !== TURNED.includes(domain);
    return [domain, high ? FAR.high : FAR.low] as const;
  });
  return { domains: Object.fromEntries(far) as Reading["domains"], facets: {} };
}
