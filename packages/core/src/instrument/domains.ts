/** The five domains that every instrument here measures, in the order in which they are shown. */
import { z } from "zod";

export const DOMAINS = [
  "openness",
  "conscientiousness",
  "extraversion",
  "agreeableness",
  "neuroticism",
] as const;
export const Domain = z.enum(DOMAINS);
export type Domain = z.infer<typeof Domain>;

/** A value for each domain, in their order. */
export const byDomain = <T>(of: (domain: Domain) => T): Record<Domain, T> =>
  Object.fromEntries(DOMAINS.map((domain) => [domain, of(domain)])) as Record<Domain, T>;
