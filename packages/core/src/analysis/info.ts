import { z } from "zod";
import { Id } from "../id.ts";
import { InstrumentId, Survey as Questionnaire } from "../instrument/index.ts";
import { label } from "../label.ts";

const MAX_QUESTIONS = 10;

export const Question = z.object({ id: Id.schema("question"), text: z.string().trim().min(1).max(300) });
export type Question = z.infer<typeof Question>;

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
    responses: z.object({ self: z.int().min(0).max(1), peer: z.int().min(0) }),
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
      shareUrl: "https://api.example.com/surveys/kq3hV0m2o8Zy1tWcT0b7Pw",
      responses: { self: 1, peer: 4 },
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

/** What a respondent needs to answer the survey about somebody. */
export const Survey = z
  .object({
    title: z.string(),
    /** The name of the person whom the survey is about. */
    about: z.string(),
    instrument: InstrumentId,
    language: z.string(),
    scale: Questionnaire.shape.scale,
    items: Questionnaire.shape.items,
    questions: z.array(Question),
  })
  .meta({
    id: "Survey",
    example: {
      title: "How others see me",
      about: "Ada Lovelace",
      instrument: "sapa-bfi-25",
      language: "en",
      scale: [{ value: 1, label: "Very Inaccurate" }],
      items: [{ id: "A1", text: "Am indifferent to the feelings of others." }],
      questions: [{ id: "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D", text: "What would you ask me for help with?" }],
    },
  });
export type Survey = z.infer<typeof Survey>;
