/** The brief of somebody who is the contrary in every domain, and strongly so: whose voice contradicts the traits. */
import type { Brief } from "@persona-ai/core/profile/brief.ts";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";

const LOW = { level: "low", t: 28, percentile: 1 } as const;
const HIGH = { level: "high", t: 72, percentile: 99 } as const;

export function contraryOf(brief: Brief): Brief {
  const domains = DOMAINS.map((domain) => [domain, brief.domains[domain].t < 50 ? HIGH : LOW] as const);
  return { ...brief, domains: Object.fromEntries(domains) as Brief["domains"] };
}
