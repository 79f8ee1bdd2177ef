import { z } from "zod";

const FORBIDDEN = /[\p{Cc}\p{Noncharacter_Code_Point}]/u;
const VISIBLE = /[^\s\p{Cf}]/u;

/**
 * What somebody or something is called, in front of others: one line, in any script, with something to be seen.
 */
export const label = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !FORBIDDEN.test(text), "Has a control character.")
    .refine((text) => text === "" || VISIBLE.test(text), "Has nothing to be seen.");
