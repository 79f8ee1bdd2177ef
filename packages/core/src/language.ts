/** The languages that the product itself speaks; questionnaires have languages of their own. */
import { z } from "zod";

export const Language = z.enum(["en", "de", "fr", "es"]);
export type Language = z.infer<typeof Language>;
