import { z } from "zod";
import { Id } from "../id.ts";
import { InstrumentId, Survey as Questionnaire } from "../instrument/index.ts";
import { label } from "../label.ts";
import { orderedInput } from "../table/page.ts";

const MAX_QUESTIONS = 10;

export const Question = z.object({ id: Id.schema("question"), text: z.string().trim().min(1).max(300) });
export type Question = z.infer<typeof Question>;

/**
 * Totals of what has come in. `waiting`: peers whose answers have not been used yet, because they are used in batches of
 * three or more; `excluded`: of the others, those that read as if given without care.
 */
const Counts = z.object({
  self: z.int().min(0).max(1),
  peer: z.int().min(0),
  waiting: z.int().min(0),
  excluded: z.int().min(0),
});

/** A profile analysis, as its owner sees it. `responses` counts what has come in. */
export const Info = z
  .object({
    id: Id.schema("analysis"),
    title: z.string().trim().min(1).max(120),
    instrument: InstrumentId,
    language: z.string().min(2).max(20),
    status: z.enum(["open", "closed"]),
    questions: z.array(Question),
    shareToken: z.string(),
    shareUrl: z.url(),
    responses: Counts,
    /** Peers' responses that came since the owner looked last (PUT …/seen); left out when there are none. */
    newResponses: z.int().min(1).optional(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "Analysis",
    example: {
      id: "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      title: "How others see me",
      instrument: "sapa-bfi-25",
      language: "en",
      status: "open",
      questions: [{ id: "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D", text: "What would you ask me for help with?" }],
      shareToken: "kq3hV0m2o8Zy1tWcT0b7Pw",
      shareUrl: "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
      responses: { self: 1, peer: 4, waiting: 1, excluded: 0 },
      newResponses: 2,
      createdAt: "2026-11-22T09:00:00.000Z",
      updatedAt: "2026-11-22T09:00:00.000Z",
    },
  });
export type Info = z.infer<typeof Info>;

const Title = label(120);

export const Creation = z
  .strictObject({
    title: Title,
    instrument: Info.shape.instrument,
    language: Info.shape.language.default("en"),
    questions: z.array(Question.shape.text).max(MAX_QUESTIONS).default([]),
  })
  .meta({
    id: "AnalysisCreation",
    example: {
      title: "How others see me",
      instrument: "sapa-bfi-25",
      language: "en",
      questions: ["What would you ask me for help with?"],
    },
  });
export type Creation = z.input<typeof Creation>;

export const Change = z
  .strictObject({ title: Title.optional(), status: Info.shape.status.optional() })
  .meta({ id: "AnalysisChange", example: { status: "closed" } });
export type Change = z.infer<typeof Change>;

/** Which of one's analyses are listed, and which way. */
export const Selection = orderedInput.extend({
  status: Info.shape.status.optional(),
  instrument: Info.shape.instrument.optional(),
});
export type Selection = z.input<typeof Selection>;

/** How many peers' responses there were (`responses.peer`) when the owner looked. */
export const Seen = z
  .strictObject({ responses: z.int().min(0).max(1_000_000) })
  .meta({ id: "AnalysisSeen", example: { responses: 4 } });
export type Seen = z.infer<typeof Seen>;

/** A link for respondents, by which an earlier one ends. */
export const Share = Info.pick({ shareToken: true, shareUrl: true }).meta({
  id: "Share",
  example: {
    shareToken: "kq3hV0m2o8Zy1tWcT0b7Pw",
    shareUrl: "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
  },
});
export type Share = z.infer<typeof Share>;

/** What a respondent needs to answer the survey about somebody. */
export const Survey = z
  .object({
    title: z.string(),
    /** The name of the person whom the survey is about. */
    about: z.string(),
    /** How to answer. */
    instruction: z.string(),
    instrument: InstrumentId,
    language: z.string(),
    languages: z.array(z.string()),
    dir: z.enum(["ltr", "rtl"]),
    minutes: z.int().min(1),
    scale: Questionnaire.shape.scale,
    items: Questionnaire.shape.items,
    questions: z.array(Question),
    /** Who sees what, for how long, and how to withdraw. */
    notice: z.string(),
    /** The survey's, or English where there is no translation of the notice yet. */
    noticeLanguage: z.string(),
    /** Brought back with the answers: from it the server knows how long they took. */
    start: z.string(),
  })
  .meta({
    id: "Survey",
    example: {
      title: "How others see me",
      about: "Ada Lovelace",
      instruction: "Describe Ada Lovelace as they are now, compared with people of their sex and age.",
      instrument: "sapa-bfi-25",
      language: "en",
      languages: ["en"],
      dir: "ltr",
      minutes: 4,
      scale: [{ value: 1, label: "Very Inaccurate" }],
      items: [{ id: "A1", text: "Am indifferent to the feelings of others." }],
      questions: [{ id: "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D", text: "What would you ask me for help with?" }],
      notice: "Nobody is shown your answers.",
      noticeLanguage: "en",
      start: "m3x9k2a1.6jQ0b1c2d3e4f5g6h7i8j9k0l1m2n3o4p5q",
    },
  });
export type Survey = z.infer<typeof Survey>;
