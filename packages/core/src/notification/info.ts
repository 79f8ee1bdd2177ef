import { z } from "zod";
import { Language } from "../language.ts";
import data from "./texts.data.json" with { type: "json" };

/** What somebody is written to about. Off unless they ask for it. */
export const Info = z
  .object({
    /** Whether this service can write at all, and has an address to write to. */
    isAvailable: z.boolean(),
    /** Whether to be told that a persona is ready. */
    personaReady: z.boolean(),
    /** Whether to be told that somebody has answered: at most once a day, not who, how many or when. */
    peerAnswered: z.boolean(),
    language: Language,
  })
  .meta({
    id: "Notifications",
    example: { isAvailable: true, personaReady: true, peerAnswered: false, language: "en" },
  });
export type Info = z.infer<typeof Info>;

export const Change = z
  .strictObject({
    personaReady: Info.shape.personaReady.optional(),
    peerAnswered: Info.shape.peerAnswered.optional(),
    language: Info.shape.language.optional(),
  })
  .meta({ id: "NotificationsChange", example: { personaReady: true } });
export type Change = z.infer<typeof Change>;

/** The texts in a language; the English ones where there are none in it any more. */
export const textsOf = (language: string): (typeof data.texts)[Language] =>
  data.texts[Language.safeParse(language).data ?? "en"];
