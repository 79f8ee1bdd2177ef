import { z } from "zod";
import { cleanLine } from "./text.ts";

const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/u;
/** Whether there is anything to be seen; an empty text is another's to refuse. */
export const isSeen = (text: string): boolean => text === "" || VISIBLE.test(text);
export const NOT_SEEN = "Has nothing to be seen.";

/** What somebody or something is called in front of others, in any script: one line, cleaned, with something to be seen. */
export const label = (max: number) =>
  z.string().overwrite(cleanLine).min(1).max(max).refine(isSeen, NOT_SEEN);
