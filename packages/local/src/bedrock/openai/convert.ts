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
import type {
  ChatCompletionCreateParams,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { ContentBlock, ConverseRequest, JsonSchema, Message, Reply, ToolSpec } from "../wire.ts";
import { jsonObject, structuredFormat, toolSpecs } from "../wire.ts";

/** The ways to ask for data, from the one that is meant for it to the one that every model takes. */
export type Form = "tools" | "schema" | "words";

export type Data = { name: string; description?: string; schema: JsonSchema; asTool: boolean };

/** What must come as data: structured output, a tool that has to be called, or that alone may be answered by. */
export function dataOf(request: ConverseRequest): Data | undefined {
  const format = structuredFormat(request);
  if (format) return { name: format.name, schema: format.schema ?? {}, asTool: false };
  const { any, tool } = request.toolConfig?.toolChoice ?? {};
  const specs = toolSpecs(request);
  const told = request.system?.map(({ text }) => text ?? "").join("\n") ?? "";
  const only = specs.find(({ name }) => told.includes(`only by calling ${name}`));
  const spec = tool ? specs.find(({ name }) => name === tool.name) : any ? specs[0] : only;
  return spec && asData(spec);
}

export const asData = ({ name, description, inputSchema }: ToolSpec): Data => ({
  name,
  schema: inputSchema.json,
  asTool: true,
  ...(description && { description }),
});

type Params = Omit<ChatCompletionCreateParams, "stream" | "model">;

/** `data`: what is asked for in the form; with the form "tools" the tools are offered as they are. */
export function paramsOf(request: ConverseRequest, form: Form, data: Data | undefined): Params {
  const { inferenceConfig = {} } = request;
  const { maxTokens, temperature, topP, stopSequences } = inferenceConfig;
  return {
    messages: [...systemOf(request, form, data), ...request.messages.flatMap(messagesOf)],
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stopSequences?.length && { stop: stopSequences }),
    ...(form === "tools" && toolsOf(request)),
    ...(form === "schema" && data && { response_format: formatOf(data) }),
  };
}

const formatOf = ({ name, schema }: Data) => ({
  type: "json_schema" as const,
  json_schema: { name, schema, strict: true },
});

function toolsOf(request: ConverseRequest): Partial<Params> {
  const tools = toolSpecs(request).map(({ name, description, inputSchema }) => ({
    type: "function" as const,
    function: { name, parameters: inputSchema.json, ...(description && { description }) },
  }));
  if (tools.length === 0) return {};
  const { any, tool } = request.toolConfig?.toolChoice ?? {};
  if (tool) return { tools, tool_choice: { type: "function", function: { name: tool.name } } };
  return { tools, tool_choice: any ? "required" : "auto" };
}

function systemOf(
  { system = [] }: ConverseRequest,
  form: Form,
  data: Data | undefined,
): ChatCompletionMessageParam[] {
  const texts = system.flatMap(({ text }) => text ?? []);
  if (data && form === "words") {
    texts.push(`Answer with one JSON object alone, by this JSON Schema:\n${JSON.stringify(data.schema)}`);
  }
  return texts.length === 0 ? [] : [{ role: "system", content: texts.join("\n\n") }];
}

/** Results of tools are messages of their own, before whatever else the user says. */
function messagesOf({ role, content }: Message): ChatCompletionMessageParam[] {
  if (role === "assistant") {
    const calls = content.flatMap(({ toolUse }) => (toolUse ? [toolUse] : []));
    const text = textOf(content);
    return [
      {
        role,
        content: text === "" ? null : text,
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
  const results = content.flatMap(({ toolResult }) => (toolResult ? [toolResult] : []));
  const images = content.flatMap(({ image }) => (image?.source.bytes ? [image] : []));
  const text = textOf(content);
  const said: ChatCompletionMessageParam[] =
    images.length > 0
      ? [
          {
            role,
            content: [
              { type: "text", text },
              ...images.map(({ format, source }) => ({
                type: "image_url" as const,
                image_url: { url: `data:image/${format};base64,${source.bytes}` },
              })),
            ],
          },
        ]
      : [{ role, content: text }];
  return [
    ...results.map((result) => ({
      role: "tool" as const,
      tool_call_id: result.toolUseId,
      content: result.content.map(({ text: told, json }) => told ?? JSON.stringify(json ?? {})).join("\n"),
    })),
    ...(text === "" && images.length === 0 ? [] : said),
  ];
}

const textOf = (content: ContentBlock[]): string => content.flatMap(({ text }) => text ?? []).join("\n\n");

/** As servers answer, which is not always as the API's types have it. */
export type Said = {
  content?: string | null;
  reasoning_content?: string | null;
  reasoning?: string | null;
  tool_calls?:
    | { id?: string | null; index?: number; function?: { name?: string; arguments?: unknown } }[]
    | null;
};

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

export function replyOf(said: Said, finish: string | null | undefined, data: Data | undefined): Reply {
  const raw = said.content ?? "";
  const inText = THOUGHT.exec(raw)?.[1]?.trim();
  const thought = said.reasoning_content ?? said.reasoning ?? inText;
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

export const idOf = (seed: string): string =>
  `tooluse_${createHash("sha256").update(seed).update(crypto.randomUUID()).digest("base64url").slice(0, 22)}`;

export function inputOf(given: unknown): Record<string, unknown> {
  if (typeof given === "string") return objectIn(given) ?? {};
  return isObject(given) ? given : {};
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON object in a text, within a fence or other words or not. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  return jsonObject(/\{[\s\S]*\}/.exec(text)?.[0]);
}
