/**
 * How somebody else would answer: the two strongest traits turned round, the other three overdone. Neither this
 * persona nor its contrary comes out so: from both the mean difference is more than 10 in T, whoever they are.
 */
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import type { Reading } from "./reading.ts";

const FAR = { low: 30, high: 70 };
const MIDDLE = 50;
const TURNED = 2;

export function unlike({ domains }: Reading): Reading {
  const strength = (domain: Domain) => Math.abs(domains[domain] - MIDDLE);
  const turned = DOMAINS.toSorted((a, b) => strength(b) - strength(a)).slice(0, TURNED);
  const far = DOMAINS.map((domain) => {
    const high = domains[domain] >= MIDDLE !== turned.includes(domain);
    return [domain, high ? FAR.high : FAR.low] as const;
  });
  return { domains: Object.fromEntries(far) as Reading["domains"], facets: {} };
}
