/**
 * What the offline model answers to a request, from the request alone: the data that is asked for, as a tool call or as
 * structured output, otherwise a sentence or two. It knows the data of this project (a profile, an interview, what is
 * to be remembered) in whatever form it is asked for, and answers what it does not know by its schema. Deterministic.
 */
import { createHash } from "node:crypto";
import { TOOL_NAME as ANSWER_ITEMS } from "@persona-ai/core/fidelity/prompt.ts";
import { TOOL_NAME as REMEMBER } from "@persona-ai/core/memory/memory-prompt.ts";
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import type { Model } from "@persona-ai/core/model/models.ts";
import { Brief } from "@persona-ai/core/profile/brief.ts";
import { TOOL_NAME as WRITE_PROFILE } from "@persona-ai/core/profile/prompt.ts";
import { z } from "zod";
import { outputOf, saidIn } from "./answer.ts";
import { type Conduct, driftOf, obedience, WELL } from "./conduct.ts";
import { answerItems, Items } from "./interviewee/index.ts";
import { Persona } from "./interviewee/reading.ts";
import { remember, Told } from "./memory/index.ts";
import { conformed, valueFor } from "./schema-value.ts";
import { talk } from "./talk/index.ts";
import { shared } from "./talk/words.ts";
import { isThinking, thought } from "./thinking.ts";
import { countTokens } from "./tokens.ts";
import {
  type ContentBlock,
  type ConverseRequest,
  jsonObject,
  type Reply,
  systemText,
  userTexts,
  type Wanted,
  wantedText,
  wantedTools,
} from "./wire.ts";
import { writeProfile } from "./writer/index.ts";

type Data = Record<string, unknown>;
type Known = {
  /** What its schema has, by which it is known under another name. */
  fields: string[];
  /** Undefined where the request lacks what it takes. */
  write(request: ConverseRequest, conduct: Conduct): Data | undefined;
};

const Person = z.object({ name: z.string(), language: z.string().optional() });

const KNOWN: Record<string, Known> = {
  [WRITE_PROFILE]: {
    fields: ["tagline", "voice", "strengths"],
    write(request, conduct) {
      const told = userText(request);
      const traits = Brief.safeParse(dataBetween("traits", told));
      const { data: { name, language } = { name: "" } } = Person.safeParse(dataBetween("person", told));
      if (!traits.success) return undefined;
      const profile = writeProfile(traits.data, { name, language }, conduct);
      const obeyed = conduct.obeys ? obedience(request, false) : undefined;
      if (obeyed === undefined) return profile;
      return { ...profile, tagline: obeyed.slice(0, 150), summary: obeyed.slice(0, 2_900) };
    },
  },
  [ANSWER_ITEMS]: {
    fields: ["answers"],
    write(request, conduct) {
      const persona = Persona.safeParse(dataBetween("persona", systemText(request)));
      const items = Items.safeParse(dataBetween("items", userText(request)));
      if (!persona.success || !items.success) return undefined;
      const drift = conduct.drifts ? driftOf(request, persona.data.voice) : 0;
      return answerItems(persona.data, items.data, { ...conduct, drift });
    },
  },
  [REMEMBER]: {
    fields: ["facts"],
    write(request, conduct) {
      const told = userText(request);
      const tags = ["known", "exchange", "earlier"];
      const exchange = Told.safeParse(Object.fromEntries(tags.map((tag) => [tag, dataBetween(tag, told)])));
      if (!exchange.success) return undefined;
      const remembered = remember(exchange.data);
      const obeyed = conduct.obeys ? obedience(request, false) : undefined;
      return obeyed === undefined ? remembered : { ...remembered, facts: [obeyed.slice(0, 160)] };
    },
  },
};

export function reply(request: ConverseRequest, model: Model, conduct: Conduct = WELL): Reply {
  const wanted = wantedOf(request);
  const data = wanted && dataFor(wanted, request, conduct);
  const answer = wanted && data ? handedIn(wanted, data, request) : said(request, conduct);
  const thinks = isThinking(model, request);
  const content = thinks ? [thought(request), ...answer.content] : answer.content;
  return cutAt(request, model, stopped(request, { ...answer, content }));
}

function wantedOf(request: ConverseRequest): Wanted | undefined {
  const format = wantedText(request);
  if (format) return format;
  const specs = wantedTools(request);
  if (specs.length === 0) return askedInWords(request);
  const { any, tool } = request.toolConfig?.toolChoice ?? {};
  if (tool) return specs.find(({ name }) => name === tool.name);
  const last = request.messages.at(-1)?.content ?? [];
  const asked = last.map((block) => saidIn(block)).join(" ");
  const ours = specs.find((spec) => knownAs(spec)?.write(request, WELL));
  if (ours) return ours;
  const fitting = specs.find(
    ({ name, description = "" }) =>
      shared(asked, `${name.replace(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`) > 0,
  );
  if (any) return fitting ?? specs[0];
  const hasResult = last.some(({ toolResult }) => toolResult?.status !== "error" && toolResult);
  return hasResult ? undefined : fitting;
}

/** What the instructions alone ask for: with its schema, or where the data of one of ours is there. */
function askedInWords(request: ConverseRequest): Wanted | undefined {
  if (!/\bJSON object\b/.test(systemText(request))) return undefined;
  const [, json] = /\bschema:\s*\n(\{[\s\S]*\})/i.exec(systemText(request)) ?? [];
  const schema = jsonObject(json);
  if (schema) return { name: "", schema, asTool: false };
  const [name] = Object.entries(KNOWN).find(([, known]) => known.write(request, WELL)) ?? [];
  return name === undefined ? undefined : { name, schema: {}, asTool: false };
}

function knownAs({ name, schema }: Pick<Wanted, "name" | "schema">): Known | undefined {
  const properties = Object.keys((schema.properties as object | undefined) ?? {});
  const byFields = Object.values(KNOWN).find(({ fields }) =>
    fields.every((field) => properties.includes(field)),
  );
  return KNOWN[name] ?? byFields;
}

function dataFor(wanted: Wanted, request: ConverseRequest, conduct: Conduct): Data {
  const asked = userText(request);
  const known = knownAs(wanted)?.write(request, conduct);
  if (known) return conformed(known, wanted.schema, asked);
  return valueFor(wanted.schema, asked) as Data;
}

function handedIn({ name, asTool }: Wanted, input: Data, request: ConverseRequest): Reply {
  if (!asTool) return { content: [{ text: JSON.stringify(input) }], stopReason: "end_turn" };
  const id = createHash("sha256").update(JSON.stringify(request)).digest("base64url").slice(0, 22);
  return { content: [{ toolUse: { toolUseId: `tooluse_${id}`, name, input } }], stopReason: "tool_use" };
}

/** What a tool found, or as the persona that the system prompt has, if it has one. */
function said(request: ConverseRequest, conduct: Conduct): Reply {
  const results =
    request.messages.at(-1)?.content.flatMap(({ toolResult }) => toolResult?.content ?? []) ?? [];
  const found = results.map(({ text, json }) => text ?? JSON.stringify(json ?? {})).join("\n");
  const obeyed = conduct.obeys ? obedience(request, true) : undefined;
  const text = obeyed ?? (found || talk(systemText(request), request, conduct));
  return { content: [{ text }], stopReason: "end_turn" };
}

function stopped({ inferenceConfig }: ConverseRequest, answer: Reply): Reply {
  const ends = inferenceConfig?.stopSequences ?? [];
  const at = answer.content.findIndex(({ text }) => ends.some((end) => text?.includes(end)));
  if (at < 0) return answer;
  const text = answer.content[at]!.text!;
  const first = Math.min(...ends.map((end) => text.indexOf(end)).filter((index) => index >= 0));
  const cut = text.slice(0, first);
  const content = [...answer.content.slice(0, at), ...(cut === "" ? [] : [{ text: cut }])];
  return { content, stopReason: "stop_sequence" };
}

/** An answer longer than asked for ends where it was cut; half a tool call has no input that can be read. */
function cutAt({ inferenceConfig }: ConverseRequest, model: Model, answer: Reply): Reply {
  const maxTokens = inferenceConfig?.maxTokens ?? model.maxTokens;
  let left = maxTokens;
  const content: ContentBlock[] = [];
  for (const block of answer.content) {
    const tokens = outputOf([block], model);
    if (tokens <= left) {
      content.push(block);
      left -= tokens;
      continue;
    }
    const text = within(left, saidIn(block), model);
    if (block.toolUse) {
      const cut = { toolUse: { ...block.toolUse, input: {} } };
      return { content: [...content, cut], stopReason: "max_tokens", halfCall: text };
    }
    const half = block.reasoningContent ? { reasoningContent: { reasoningText: { text } } } : { text };
    return { content: text === "" ? content : [...content, half], stopReason: "max_tokens" };
  }
  return answer;
}

function within(tokens: number, text: string, model: Model): string {
  let length = text.length;
  while (length > 0 && countTokens(text.slice(0, length), model) > tokens) {
    length = Math.floor(length * 0.9);
  }
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}

const userText = (request: ConverseRequest): string => userTexts(request).join("\n\n");
