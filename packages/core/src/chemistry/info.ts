/** The chemistry of two people and the matches of one, as the API shows them. */
import { z } from "zod";
import { Id } from "../id.ts";
import { InstrumentId } from "../instrument/definition.ts";
import { DIMENSIONS } from "./constants.ts";

/** The share of random pairs of real people that fit less well, 0..100: 50 is what is usual. */
const Score = z.int().min(0).max(100);

/** Where 80 % of repetitions of both people's surveys would put the score. */
const Interval = z.tuple([Score, Score]);

const Dimension = z.object({
  id: z.enum(DIMENSIONS),
  label: z.string(),
  score: Score,
  /** The share of its fit in the whole; they sum to 1. */
  weight: z.number(),
  explanation: z.string(),
});

/** What the profiles are compared by: facets when both people have the same ones, else the five domains. */
const Basis = z.enum(["facets", "domains"]);

export const Info = z
  .object({
    score: Score,
    interval: Interval,
    basis: Basis,
    dimensions: z.array(Dimension),
    summary: z.string(),
  })
  .meta({
    id: "Chemistry",
    example: {
      score: 73,
      interval: [38, 91],
      basis: "domains",
      dimensions: [
        {
          id: "similarity",
          label: "Similar profiles",
          score: 81,
          weight: 0.5,
          explanation:
            "Ada and Bob are both high in openness and differ most in sensitivity to stress, where Bob is higher; over the five domains, their profiles correlate 0.58.",
        },
        {
          id: "warmth",
          label: "Warmth",
          score: 64,
          weight: 0.3,
          explanation: "Ada and Bob are about equally warm with people, both more than most people.",
        },
        {
          id: "dominance",
          label: "Lead and follow",
          score: 41,
          weight: 0.2,
          explanation: "Ada tends to lead, and Bob neither leads nor goes along more than most people.",
        },
      ],
      summary:
        "Of 100 random pairs of real people, about 73 fit less well on paper than Ada and Bob. Asked again, most likely somewhere between 38 and 91: a survey measures nobody exactly. It compares what questionnaires say about two people, and cannot tell whether they will like each other…",
    },
  });
export type Info = z.infer<typeof Info>;

export const Match = z
  .object({
    handle: z.string(),
    personaId: Id.schema("persona"),
    name: z.string(),
    tagline: z.string(),
    /** The share picture of the card. */
    imageUrl: z.url(),
    instrument: InstrumentId,
    score: Score,
    interval: Interval,
    /** From 1: people of one group fit about equally well, and their order in it says nothing. */
    group: z.int().min(1),
    basis: Basis,
  })
  .meta({
    id: "Match",
    example: {
      handle: "ada-lovelace",
      personaId: "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      name: "Ada",
      tagline: "Finds the pattern, then the poem in it",
      imageUrl: "https://api.example.com/cards/ada-lovelace/image.svg",
      instrument: "sapa-bfi-25",
      score: 99,
      interval: [54, 99],
      group: 1,
      basis: "domains",
    },
  });
export type Match = z.infer<typeof Match>;
