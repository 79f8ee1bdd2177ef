import { z } from "zod";
import { cleanLine } from "./text.ts";

const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/u;

/** What somebody or something is called in front of others, in any script: one line, cleaned, with something to be seen. */
export const label = (max: number) =>
  z
    .string()
    .overwrite(cleanLine)
    .min(1)
    .max(max)
    .refine((text) => text === "" || VISIBLE.test(text), "Has nothing to be seen.");
