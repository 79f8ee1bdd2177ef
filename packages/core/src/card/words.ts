/** The five domains in words: a name that needs no science, and a fair name for each end of the line. */
import type { Domain } from "../instrument/domains.ts";
import data from "./words.data.json" with { type: "json" };

export type Words = { name: string; low: string; high: string };

export const wordsOf = (domain: Domain): Words => data.domains[domain];
