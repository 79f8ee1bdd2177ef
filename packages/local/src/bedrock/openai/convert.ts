/**
 * Converse in the words of `/chat/completions`, and its answers in the words of Converse. Servers differ, and so what
 * comes back is read as it comes: `content` may be null, the arguments of a call an object or a text, what was thought
 * may stand in tags within the text or in a field of its own, a call within the text (Qwen, Hermes), and the reason for
 * the end may be "stop" where a tool was called. Pure.
 *
 * https://docs.ollama.com/api/openai-compatibility (no tool_choice: ollama/ollama#17921),
 * https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
 */
import { createHash } from "node:crypto";
import { isObject } from "@persona-ai/core/model/schema.ts";
import type {
  ChatCompletionCreateParams,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import {
  type ContentBlock,
  type ConverseRequest,
  jsonObject,
  type Message,
  type Reply,
  systemText,
  textsOf,
  type Wanted,
  wantedText,
  wantedTools,
} from "../wire.ts";

/** The ways to ask for data, from the one that is meant for it to the one that every model takes. */
export type Form = "tools" | "schema" | "words";

/** What must come as data: structured output, a tool that has to be called, or that alone may be answered by. */
export function dataOf(request: ConverseRequest): Wanted | undefined {
  const { any, tool } = request.toolConfig?.toolChoice ?? {};
  const told = systemText(request);
  const isMeant = ({ name }: Wanted) =>
    tool ? name === tool.name : any !== undefined || told.includes(`only by calling ${name}`);
  return wantedText(request) ?? wantedTools(request).find(isMeant);
}

type Params = Omit<ChatCompletionCreateParams, "stream" | "model">;

/** `data`: what is asked for in the form; with the form "tools" the tools are offered as they are. */
export function paramsOf(request: ConverseRequest, form: Form, data: Wanted | undefined): Params {
  const { maxTokens, temperature, topP, stopSequences } = request.inferenceConfig ?? {};
  const system = [systemText(request)].filter((text) => text !== "");
  if (data && form === "words") {
    system.push(`Answer with one JSON object alone, by this JSON Schema:\n${JSON.stringify(data.schema)}`);
  }
  return {
    messages: [
      ...(system.length > 0 ? [{ role: "system" as const, content: system.join("\n\n") }] : []),
      ...request.messages.flatMap(messagesOf),
    ],
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stopSequences?.length && { stop: stopSequences }),
    ...(form === "tools" && toolsOf(request)),
    ...(form === "schema" &&
      data && {
        response_format: {
          type: "json_schema",
          json_schema: { name: data.name, schema: data.schema, strict: true },
        },
      }),
  };
}

function toolsOf(request: ConverseRequest): Partial<Params> {
  const tools = wantedTools(request).map(({ name, description, schema }) => ({
    type: "function" as const,
    function: { name, parameters: schema, ...(description && { description }) },
  }));
  if (tools.length === 0) return {};
  const { any, tool } = request.toolConfig?.toolChoice ?? {};
  if (tool) return { tools, tool_choice: { type: "function", function: { name: tool.name } } };
  return { tools, tool_choice: any ? "required" : "auto" };
}

/** Results of tools are messages of their own, before whatever else the user says. */
function messagesOf({ role, content }: Message): ChatCompletionMessageParam[] {
  if (role === "assistant") {
    const calls = content.flatMap(({ toolUse }) => toolUse ?? []);
    return [
      {
        role,
        content: textsOf(content).join("\n\n") || null,
        ...(calls.length > 0 && {
          tool_calls: calls.map(({ toolUseId, name, input }) => ({
            id: toolUseId,
            type: "function" as const,
            function: { name, arguments: JSON.stringify(input) },
          })),
        }),
      },
    ];
  }
  const results = content.flatMap(({ toolResult }) => toolResult ?? []);
  const images = content.flatMap(({ image }) => (image?.source.bytes ? [image] : []));
  const text = textsOf(content).join("\n\n");
  const pictures = images.map(({ format, source }) => ({
    type: "image_url" as const,
    image_url: { url: `data:image/${format};base64,${source.bytes}` },
  }));
  const said = pictures.length > 0 ? [{ type: "text" as const, text }, ...pictures] : text;
  return [
    ...results.map((result) => ({
      role: "tool" as const,
      tool_call_id: result.toolUseId,
      content: result.content.map(({ text: told, json }) => told ?? JSON.stringify(json ?? {})).join("\n"),
    })),
    ...(said === "" ? [] : [{ role, content: said }]),
  ];
}

/** As servers answer, which is not always as the API's types have it. */
export type Said = {
  content?: string | null;
  reasoning_content?: string | null;
  reasoning?: string | null;
  tool_calls?:
    | { id?: string | null; index?: number; function?: { name?: string; arguments?: unknown } }[]
    | null;
};

export const thoughtIn = ({ reasoning_content, reasoning }: Said) => reasoning_content ?? reasoning;

export type Counted = { inputTokens: number; outputTokens: number };
export type Used = { prompt_tokens?: number; completion_tokens?: number } | null | undefined;

export function countedIn(usage: Used): Counted | undefined {
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage ?? {};
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  return { inputTokens, outputTokens };
}

const STOP: Record<string, string> = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  function_call: "tool_use",
  content_filter: "content_filtered",
};

export const stopReasonOf = (reason: string | null | undefined): string =>
  STOP[reason ?? "stop"] ?? "end_turn";

const THOUGHT = /^\s*<think(?:ing)?>([\s\S]*?)(?:<\/think(?:ing)?>|$)\s*/;
const CALL = /<tool_call>\s*([\s\S]*?)\s*<\/tool_call>/g;

export function replyOf(said: Said, finish: string | null | undefined, data: Wanted | undefined): Reply {
  const raw = said.content ?? "";
  const thought = thoughtIn(said) ?? THOUGHT.exec(raw)?.[1]?.trim();
  const text = raw.replace(THOUGHT, "");
  const calls = [...callsIn(said), ...callsWithin(text)];
  const rest = text.replace(CALL, "").trim();
  const content: ContentBlock[] = thought ? [{ reasoningContent: { reasoningText: { text: thought } } }] : [];
  if (data && calls.length === 0) {
    const input = objectIn(rest);
    if (input && data.asTool) {
      const toolUse = { toolUseId: idOf(rest), name: data.name, input };
      return { content: [...content, { toolUse }], stopReason: "tool_use" };
    }
    if (input)
      return { content: [...content, { text: JSON.stringify(input) }], stopReason: stopReasonOf(finish) };
  }
  content.push(...(rest === "" ? [] : [{ text: rest }]), ...calls);
  const stopReason = calls.length > 0 && finish !== "length" ? "tool_use" : stopReasonOf(finish);
  return { content, stopReason };
}

const callsIn = ({ tool_calls }: Said): ContentBlock[] =>
  (tool_calls ?? []).flatMap(({ id, function: called }) => {
    if (!called?.name) return [];
    const input = inputOf(called.arguments);
    return [
      { toolUse: { toolUseId: usableId(id) ?? idOf(JSON.stringify(called)), name: called.name, input } },
    ];
  });

function callsWithin(text: string): ContentBlock[] {
  return [...text.matchAll(CALL)].flatMap(([, json = ""]) => {
    const call = objectIn(json) as { name?: unknown; arguments?: unknown } | undefined;
    if (typeof call?.name !== "string") return [];
    return [{ toolUse: { toolUseId: idOf(json), name: call.name, input: inputOf(call.arguments) } }];
  });
}

/** Bedrock's ids are shorter than some, and of fewer characters. */
const usableId = (id: string | null | undefined): string | undefined =>
  id && /^[a-zA-Z0-9_.:-]{1,64}$/.test(id) ? id : undefined;

const idOf = (seed: string): string =>
  `tooluse_${createHash("sha256").update(seed).update(crypto.randomUUID()).digest("base64url").slice(0, 22)}`;

function inputOf(given: unknown): Record<string, unknown> {
  if (typeof given === "string") return objectIn(given) ?? {};
  return isObject(given) ? given : {};
}

/** The JSON object in a text, within a fence or other words or not. */
const objectIn = (text: string) => jsonObject(/\{[\s\S]*\}/.exec(text)?.[0]);
