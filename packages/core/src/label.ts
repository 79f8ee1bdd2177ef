import { z } from "zod";

const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/u;

/** What somebody or something is called in front of others, in any script: with something to be seen. */
export const label = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text === "" || VISIBLE.test(text), "Has nothing to be seen.");
