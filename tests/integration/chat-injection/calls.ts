/** What reached the model, taken apart: what is ours, and what is data of others between delimiters. */
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import { forgetCalls, type ModelCall, modelCalls } from "../../support/generation.ts";

export const TAGS = [
  "persona",
  "reminder",
  "today",
  "summary",
  "memories",
  "known",
  "exchange",
  "earlier",
  "person",
  "traits",
  "open_answers",
  "scale",
  "items",
] as const;
export type Tag = (typeof TAGS)[number];

export async function callsOf(run: () => Promise<unknown>): Promise<ModelCall[]> {
  await forgetCalls();
  await run();
  return modelCalls();
}

export const systemOf = ({ request }: ModelCall): string =>
  request.system.map(({ text = "" }) => text).join("\n\n");
/** Who says what, in order. */
export const rolesIn = ({ request }: ModelCall): string[] =>
  (request.messages as { role?: string }[]).map(({ role = "" }) => role);
export const saidIn = ({ request }: ModelCall): string[] =>
  request.messages.map(({ content }) => content.map(({ text = "" }) => text).join(""));

/** The data that stands between these delimiters, wherever in a text; undefined where there are none. */
export const dataIn = (tag: Tag, text: string): unknown => dataBetween(tag, text);

/** A text without the data of others: what is left is ours, and the same whatever they wrote. */
export function withoutData(text: string): string {
  return TAGS.reduce(
    (rest, tag) => rest.replace(new RegExp(`<${tag}>\\n.*\\n</${tag}>`, "g"), `<${tag}/>`),
    text,
  );
}

/** All of a request but data and messages: the system blocks, their number and kind, and the tools. */
export function oursIn({ request }: ModelCall): unknown {
  const { messages: _said, ...rest } = request;
  return { ...rest, system: request.system.map((block) => ({ ...block, ...ourText(block) })) };
}
const ourText = ({ text }: { text?: string }) => (text === undefined ? {} : { text: withoutData(text) });

/** Every string in a value, however deep. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}

/** Whether the text stands anywhere in it, as it is or as JSON escapes it. */
export const mentions = (value: unknown, text: string): boolean =>
  stringsIn(value).some((one) =>
    [text, JSON.stringify(text).slice(1, -1)].some((form) => one.includes(form)),
  );
