/**
 * The Converse request as it comes over the wire, as far as this endpoint reads it: JSON of which service-model.ts has
 * checked the shape (bytes are base64, documents plain JSON).
 */
import { parsed } from "@persona-ai/core/model/mend.ts";
import { isObject, type JsonSchema } from "@persona-ai/core/model/schema.ts";

type Image = { format: string; source: { bytes?: string } };
type CachePoint = { type: "default"; ttl?: string };

export type ContentBlock = {
  text?: string;
  toolUse?: { toolUseId: string; name: string; input: unknown };
  toolResult?: {
    toolUseId: string;
    status?: "success" | "error";
    content: { text?: string; json?: unknown; image?: Image }[];
  };
  image?: Image;
  document?: { name: string };
  video?: object;
  audio?: object;
  cachePoint?: CachePoint;
  reasoningContent?: { reasoningText?: { text: string; signature?: string }; redactedContent?: string };
};

export type Message = { role: "user" | "assistant"; content: ContentBlock[] };
export type { JsonSchema };

type ToolSpec = {
  name: string;
  description?: string;
  strict?: boolean;
  inputSchema: { json: JsonSchema };
};

export type ConverseRequest = {
  messages: Message[];
  system?: { text?: string; cachePoint?: CachePoint }[];
  inferenceConfig?: { maxTokens?: number; temperature?: number; topP?: number; stopSequences?: string[] };
  toolConfig?: {
    tools: { toolSpec?: ToolSpec; cachePoint?: CachePoint }[];
    toolChoice?: { auto?: object; any?: object; tool?: { name: string } };
  };
  outputConfig?: {
    textFormat?: { structure: { jsonSchema?: { schema: string; name?: string; description?: string } } };
  };
  additionalModelRequestFields?: Record<string, unknown>;
  performanceConfig?: { latency?: string };
};

/** What the model says, before it is put on the wire; `halfCall` is as much of a tool call as was said before it was cut off. */
export type Reply = { content: ContentBlock[]; stopReason: string; halfCall?: string };

export const toolSpecs = ({ toolConfig }: ConverseRequest): ToolSpec[] =>
  toolConfig?.tools.flatMap(({ toolSpec }) => toolSpec ?? []) ?? [];

/** What is asked for as data: as a call of a tool, or as the text itself. */
export type Wanted = { name: string; description?: string | undefined; schema: JsonSchema; asTool: boolean };

export const wantedTools = (request: ConverseRequest): Wanted[] =>
  toolSpecs(request).map(({ name, description, inputSchema }) => ({
    ...{ name, description },
    ...{ schema: inputSchema.json, asTool: true },
  }));

export function wantedText(request: ConverseRequest): Wanted | undefined {
  const format = structuredFormat(request);
  return format && { name: format.name, schema: format.schema ?? {}, asTool: false };
}

export const textsOf = (blocks: readonly { text?: string }[]): string[] =>
  blocks.flatMap(({ text }) => text ?? []);

export const systemText = ({ system = [] }: ConverseRequest): string => textsOf(system).join("\n\n");

/** Each of the user's messages: nothing that the model itself said is read as data. */
export const userTexts = ({ messages }: ConverseRequest): string[] =>
  messages.filter(({ role }) => role === "user").map(({ content }) => textsOf(content).join("\n\n"));

/** The schema that the text of the answer is to follow: Converse's own, or Anthropic's as an additional field (so the AI SDK). */
export function structuredFormat(
  request: ConverseRequest,
): { name: string; schema: JsonSchema | undefined } | undefined {
  const format = request.outputConfig?.textFormat?.structure.jsonSchema;
  if (format) return { name: format.name ?? "answer", schema: jsonObject(format.schema) };
  type Config = { format?: { schema?: unknown } } | undefined;
  const config = request.additionalModelRequestFields?.output_config as Config;
  return config?.format && { name: "answer", schema: jsonObject(JSON.stringify(config.format.schema)) };
}

export function jsonObject(text: string | undefined): JsonSchema | undefined {
  const value = parsed(text);
  return isObject(value) ? value : undefined;
}
