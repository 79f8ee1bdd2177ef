/**
 * What an instrument is: `Definition` scores it (keys, scales, norms; never shown to a respondent), `Summary` lists
 * it, `Survey` is what a respondent gets.
 *
 * A scale is a domain (`"openness"`) or a facet (`"openness.imagination"`); the same ids name moments, norms and
 * z-scores everywhere.
 */
import { z } from "zod";
import { errorClass } from "../error.ts";
import type { Domain } from "./domains.ts";

export const InstrumentId = z.enum(["sapa-bfi-25", "ipip-neo-120"]);
export type InstrumentId = z.infer<typeof InstrumentId>;

/** An answer for each item id. Which items and which values is the instrument's: see `validateAnswers`. */
export const Answers = z.record(z.string(), z.int());
export type Answers = z.infer<typeof Answers>;

export const Summary = z.object({
  id: InstrumentId,
  title: z.string(),
  itemCount: z.int(),
  minutes: z.int(),
  languages: z.array(z.string()),
});
export type Summary = z.infer<typeof Summary>;

/** `reviewed`: read whole; `machine-checked`: nothing missing, doubled, English or rekeyed, single items read. */
export const Quality = z.enum(["reviewed", "machine-checked"]);

export const Survey = z.object({
  id: InstrumentId,
  title: z.string(),
  language: z.string(),
  quality: Quality,
  dir: z.enum(["ltr", "rtl"]),
  scale: z.array(z.object({ value: z.int(), label: z.string() })),
  items: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type Survey = z.infer<typeof Survey>;

/** Whom a survey's statements are about: who answers it, or somebody else. */
export type About = "self" | "other";

export type Item = { id: string; keyed: "plus" | "minus"; domain: Domain; facet?: string };

/** `items` are positions in the instrument's order of presentation, ascending. */
export type Scale = { id: string; domain: Domain; facet?: string; items: readonly number[] };

export type NormValues = { mean: number; sd: number };

/**
 * A norm group is named `"all"`, a sex (every instrument has those three), or `"<sex>:<age group>"`; its values are by scale id. `n`: how many people
 * the values are of; `weight`: how many it stands for in a mixture of groups, where that is not its `n`.
 */
export type NormGroup = { n?: number; weight?: number; scales: Readonly<Record<string, NormValues>> };

export type Definition = {
  id: InstrumentId;
  title: string;
  minutes: number;
  languages: readonly string[];
  scale: { min: number; max: number };
  items: readonly Item[];
  /** Domains first, then facets. */
  scales: readonly Scale[];
  /** A scale's score is the mean or the sum of its keyed items. */
  scoring: "mean" | "sum";
  /** The reliability of one self-report, by scale id: Cronbach's alpha, or what the file says that it is made of. */
  reliability: Readonly<Record<string, number>>;
  norms: Readonly<Record<string, NormGroup>>;
};

export class InstrumentNotFound extends errorClass("instrument_not_found") {}
