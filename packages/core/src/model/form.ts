/**
 * One question in the form that the model takes it: structured output where that holds, a forced tool, one of its
 * tools, or a tool by choice. The table of models says which; where the service knows better, the next simpler form is
 * tried (ask.ts). Pure: the same question, model and form give the same request.
 */
import type { ToolInputSchema } from "@aws-sdk/client-bedrock-runtime";
import type { z } from "zod";
import type { Request } from "./answer.ts";
import { type Model, modelOf, type Script } from "./models.ts";
import { strictSchema, toolSchema } from "./schema.ts";
import { tokensFor } from "./tokens.ts";

/** From the strictest to the one that every model takes. */
const FORMS = ["structured", "forced", "any", "chosen", "text"] as const;
export type Form = (typeof FORMS)[number];

/**
 * How long an answer may be: all its texts together, in a script, or in one of several, and what holds them together,
 * in tokens.
 */
export type Room = { characters: number; script: Script | readonly Script[]; tokens: number };

export type Asked = {
  /** The name of the tool, or of the schema of the answer: "write_profile". */
  name: string;
  description: string;
  system: string;
  prompt: string;
  schema: z.ZodType;
  room: Room;
};

/** What a model that always thinks may think before it hands in data, or speaks, at its least effort. */
const THINKING_TOKENS = { data: 6_000, chat: 2_000 };
/** A few minutes of writing: longer texts are asked to be shorter, though not cut. */
const WRITTEN_TOKENS = 16_000;
/** Models count their characters badly. */
const TOLD_SHARE = 0.8;

export function formOf({ structuredOutput, tools }: Model): Form {
  if (structuredOutput === "yes") return "structured";
  if (tools.choice.includes("tool")) return "forced";
  return tools.choice.includes("any") ? "any" : "chosen";
}

export const simplerThan = (form: Form): Form | undefined => FORMS[FORMS.indexOf(form) + 1];

export function requestFor(asked: Asked, modelId: string, form?: Form): Request {
  const model = modelOf(modelId);
  const taken = form ?? formOf(model);
  const system = [asked.system, lengthOf(asked.room, model), howToAnswer(asked, taken)]
    .filter((part) => part !== "")
    .join("\n\n");
  const said = model.system ? asked.prompt : `${system}\n\n${asked.prompt}`;
  return {
    modelId,
    ...(model.system && { system: [{ text: system }] }),
    messages: [{ role: "user", content: [{ text: said }] }],
    ...answerForm(asked, model, taken),
    ...leastThinking(model),
    inferenceConfig: { maxTokens: maxTokensFor(asked.room, model) },
  };
}

function answerForm({ name, description, schema }: Asked, model: Model, form: Form): Partial<Request> {
  if (form === "text") return {};
  if (form === "structured") {
    const jsonSchema = { name, description, schema: JSON.stringify(strictSchema(schema)) };
    return { outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema } } } };
  }
  const isStrict = form === "forced" && model.tools.strict;
  const json = (
    isStrict ? strictSchema(schema) : toolSchema(schema, model)
  ) as ToolInputSchema.JsonMember["json"];
  const toolSpec = { name, description, inputSchema: { json }, ...(isStrict && { strict: true }) };
  return {
    toolConfig: {
      tools: [{ toolSpec }],
      toolChoice: form === "forced" ? { tool: { name } } : form === "any" ? { any: {} } : { auto: {} },
    },
  };
}

function howToAnswer({ name, schema }: Asked, form: Form): string {
  if (form === "structured") return "Answer with the JSON object alone.";
  if (form !== "text") return `Answer only by calling ${name}.`;
  return `Answer with one JSON object alone, by this schema:\n${JSON.stringify(strictSchema(schema))}`;
}

/** Told only where an answer as long as it may be would be too long for the model, or for the patience of people. */
function lengthOf({ characters, script, tokens }: Room, model: Model): string {
  const room = Math.min(model.maxTokens - thinkingRoom(model, "data") - tokens, WRITTEN_TOKENS);
  const all = tokensFor(characters, script, model);
  if (all <= room) return "";
  const fitting = Math.floor((TOLD_SHARE * characters * room) / all / 100) * 100;
  return `All texts together have at most ${Math.max(fitting, 100)} characters.`;
}

function maxTokensFor({ characters, script, tokens }: Room, model: Model): number {
  const answer = tokensFor(characters, script, model) + tokens;
  return Math.min(answer + thinkingRoom(model, "data"), model.maxTokens);
}

const thinkingRoom = ({ thinking }: Model, use: keyof typeof THINKING_TOKENS): number =>
  thinking.by === "always" ? THINKING_TOKENS[use] : 0;

/** Fields of a request with which the model thinks as little as it can. */
function leastThinking({ thinking }: Model): Pick<Request, "additionalModelRequestFields"> {
  return thinking.keptSmall === null ? {} : { additionalModelRequestFields: thinking.keptSmall };
}

/** For an answer of so many characters that is talk, not data. */
export function talkLimits(
  modelId: string,
  { characters, script }: Pick<Room, "characters" | "script">,
): Pick<Request, "inferenceConfig" | "additionalModelRequestFields"> {
  const model = modelOf(modelId);
  const tokens = tokensFor(characters, script, model) + thinkingRoom(model, "chat");
  return { inferenceConfig: { maxTokens: Math.min(tokens, model.maxTokens) }, ...leastThinking(model) };
}
