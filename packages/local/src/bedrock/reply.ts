/**
 * What the offline model answers to a request, from the request alone: the call of a tool that it knows, where
 * one is offered and the data for it is there, otherwise a sentence or two. Deterministic.
 */
import { createHash } from "node:crypto";
import { TOOL_NAME as ANSWER_ITEMS } from "@persona-ai/core/fidelity/prompt.ts";
import { TOOL_NAME as REMEMBER } from "@persona-ai/core/memory/memory-prompt.ts";
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import { Brief } from "@persona-ai/core/profile/brief.ts";
import { TOOL_NAME as WRITE_PROFILE } from "@persona-ai/core/profile/prompt.ts";
import { z } from "zod";
import { answerItems, Items } from "./interviewee/index.ts";
import { Persona } from "./interviewee/reading.ts";
import { remember, Told } from "./memory/index.ts";
import { talk } from "./talk/index.ts";
import { estimateTokens } from "./tokens.ts";
import type { ConverseRequest, Reply } from "./wire.ts";
import { writeProfile } from "./writer/index.ts";

/** Whether the model says what it should: a faithful profile, its persona's own answers. */
export type Manner = { faithful: boolean };

/** What each tool that the model knows is called with; undefined where the request lacks what it takes. */
const TOOLS: Record<string, (request: ConverseRequest, manner: Manner) => unknown> = {
  [WRITE_PROFILE]: (request, manner) => {
    const told = userText(request);
    const traits = Brief.safeParse(dataBetween("traits", told));
    const person = Person.safeParse(dataBetween("person", told));
    const name = person.data?.name ?? "";
    return traits.success ? writeProfile(traits.data, { name }, manner) : undefined;
  },
  [ANSWER_ITEMS]: (request, manner) => {
    const persona = Persona.safeParse(dataBetween("persona", systemText(request)));
    const items = Items.safeParse(dataBetween("items", userText(request)));
    return persona.success && items.success ? answerItems(persona.data, items.data, manner) : undefined;
  },
  [REMEMBER]: (request) => {
    const told = userText(request);
    const data = (tag: string) => dataBetween(tag, told);
    const exchange = Told.safeParse({
      known: data("known"),
      exchange: data("exchange"),
      earlier: data("earlier"),
    });
    return exchange.success ? remember(exchange.data) : undefined;
  },
};
const Person = z.object({ name: z.string() });

export function reply(request: ConverseRequest, manner: Manner = { faithful: true }): Reply {
  const name = toolToCall(request);
  const input = name && TOOLS[name]?.(request, manner);
  return cutAt(
    request.inferenceConfig?.maxTokens,
    name && input !== undefined ? toolCall(name, input, request) : said(request),
  );
}

/** As the persona that the system prompt has, if it has one. */
function said(request: ConverseRequest): Reply {
  return { content: [{ text: talk(systemText(request), request.messages) }], stopReason: "end_turn" };
}

/** Claude's refusal, as Converse passes it on. */
export function refusal(): Reply {
  return {
    content: [{ text: "I'm not able to help with this." }],
    stopReason: "content_filtered",
  };
}

function toolToCall({ toolConfig }: ConverseRequest): string | undefined {
  const offered = toolConfig?.tools.flatMap(({ toolSpec }) => toolSpec?.name ?? []) ?? [];
  return toolConfig?.toolChoice?.tool?.name ?? offered.find((name) => Object.hasOwn(TOOLS, name));
}

function toolCall(name: string, input: unknown, request: ConverseRequest): Reply {
  const id = createHash("sha256").update(JSON.stringify(request)).digest("base64url").slice(0, 22);
  return { content: [{ toolUse: { toolUseId: `tooluse_${id}`, name, input } }], stopReason: "tool_use" };
}

/** An answer longer than asked for ends where it was cut; half a tool call has no input that can be read. */
function cutAt(maxTokens: number | undefined, whole: Reply): Reply {
  if (maxTokens === undefined || estimateTokens(whole.content) <= maxTokens) return whole;
  const content = whole.content.map(({ text, toolUse }) =>
    toolUse ? { toolUse: { ...toolUse, input: {} } } : { text: textWithin(maxTokens, text ?? "") },
  );
  return { content, stopReason: "max_tokens" };
}

function textWithin(maxTokens: number, text: string): string {
  let cut = text.slice(0, maxTokens * 4);
  while (cut !== "" && estimateTokens([{ text: cut }]) > maxTokens) cut = cut.slice(0, -4);
  return cut;
}

const systemText = ({ system = [] }: ConverseRequest) => system.map(({ text }) => text ?? "").join("\n\n");

/** Only what the user's side says: nothing that the model itself said is read as data. */
function userText({ messages }: ConverseRequest): string {
  return messages
    .filter(({ role }) => role === "user")
    .flatMap(({ content }) => content.flatMap(({ text }) => text ?? []))
    .join("\n\n");
}
