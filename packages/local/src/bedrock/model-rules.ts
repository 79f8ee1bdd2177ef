/**
 * What a model of the table refuses, and how it is reached: by id or by a profile, which tools, schemas, thinking,
 * sampling and cache points it takes, and how much. An id that is in no table (a custom model, an application
 * inference profile) may be anything, and only what no model takes is refused.
 */
import { type Model, modelOf, profileOf } from "@persona-ai/core/model/models.ts";
import { type BedrockException, refusal } from "./exceptions.ts";
import data from "./refusals.data.json" with { type: "json" };
import type { Operation } from "./service-model.ts";
import { effortOf, isThinking, thinkingOf } from "./thinking.ts";
import { countTokens } from "./tokens.ts";
import { type ConverseRequest, type JsonSchema, structuredFormat, toolSpecs } from "./wire.ts";

export type Asked = { operation: Operation; modelId: string; model: Model; request: ConverseRequest };
type Refusals = Generator<BedrockException>;

/** The model that an id names; throws where it names one that cannot be called so. */
export function reach(modelId: string): Model {
  const model = modelOf(modelId);
  if (!model.isKnown) return model;
  const prefix = profileOf(modelId);
  if (prefix === undefined && !model.direct) throw refusal("onDemand", { id: modelId });
  if (prefix !== undefined && !model.profiles.includes(prefix)) throw refusal("modelId");
  if (model.status.state === "end_of_life") throw refusal("endOfLife");
  return model;
}

/** Throws the first thing that the model refuses. */
export function refuse(asked: Asked): void {
  for (const exception of refusals(asked)) throw exception;
}

function* refusals(asked: Asked): Refusals {
  if (!asked.model.isKnown) return yield* unlisted(asked);
  yield* limits(asked);
  yield* content(asked);
  yield* tools(asked);
  yield* caching(asked);
  yield* structured(asked);
  yield* thinking(asked);
  yield* sampling(asked);
  yield* prefill(asked);
}

/** What is known of models that the table leaves out. */
function* unlisted(asked: Asked): Refusals {
  const { model, request } = asked;
  if (new RegExp(data.without.system).test(model.id) && request.system?.length) yield refusal("system");
  if (new RegExp(data.without.tools).test(model.id) && request.toolConfig) yield refusal("toolsUnsupported");
  yield* prefill(asked);
}

function* limits({ model, request }: Asked): Refusals {
  const { maxTokens = 0 } = request.inferenceConfig ?? {};
  if (maxTokens > model.maxTokens) yield refusal("maxTokens", { limit: model.maxTokens });
  if (countTokens([request.system, request.messages, request.toolConfig], model) > model.contextTokens) {
    yield refusal("tooLong");
  }
}

const MEDIA = ["image", "document", "video", "audio"] as const;
const MAX_IMAGES = 20;
const MAX_DOCUMENTS = 5;

function* content({ model, request }: Asked): Refusals {
  if (!model.system && request.system?.length) yield refusal("system");
  const taken = (data.media as Record<string, unknown>)[model.provider] as string[] | undefined;
  for (const [m, { role, content: blocks }] of request.messages.entries()) {
    for (const [c, block] of blocks.entries()) {
      const media = MEDIA.find((kind) => block[kind]);
      const refused = media && (role === "assistant" || (taken && !taken.includes(media)));
      if (refused) yield refusal("roleBlock", { block: media, role });
      const bytes = block.image?.source.bytes;
      if (bytes !== undefined && !isBase64(bytes)) yield refusal("imageData", { m, c });
      const reasoning = block.reasoningContent?.reasoningText;
      if (reasoning && !reasoning.signature && model.provider === "anthropic")
        yield refusal("signature", { m, c });
    }
    if (blocks.filter(({ image }) => image).length > MAX_IMAGES) yield refusal("tooManyImages");
    if (blocks.filter(({ document }) => document).length > MAX_DOCUMENTS) yield refusal("tooManyDocuments");
    const isSeparate = data.separateResults.providers.includes(model.provider);
    if (
      isSeparate &&
      blocks.some(({ toolResult }) => toolResult) &&
      blocks.some(({ text }) => text !== undefined)
    ) {
      yield refusal("sameTurn", { m });
    }
  }
}

const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;

function* tools({ operation, model, request }: Asked): Refusals {
  const { toolConfig } = request;
  if (!toolConfig) return;
  const { choice, streaming, strict, schema } = model.tools;
  const [chosen] = Object.keys(toolConfig.toolChoice ?? {}) as ("auto" | "any" | "tool")[];
  if (chosen && !choice.includes(chosen)) {
    yield model.provider === "anthropic"
      ? refusal("choiceForced")
      : refusal("choiceField", { choice: chosen });
  }
  if (!streaming && operation === "ConverseStream") yield refusal("toolsStreaming");
  for (const [t, spec] of toolSpecs(request).entries()) {
    const { json } = spec.inputSchema;
    const at = `/toolConfig/tools/${t}/toolSpec/inputSchema/json`;
    const extra = Object.keys(json).find((key) => schema.topLevel && !schema.topLevel.includes(key));
    const refused = extra ?? schema.refused.find((key) => [...schemasIn(json)].some((part) => key in part));
    if (refused !== undefined) yield refusal("extraneousKey", { at, key: refused });
    if (model.provider === "anthropic") yield* claudeSchema(json, t);
    if (spec.strict && !strict) yield refusal("strictTools", { t });
    if (spec.strict) yield* closedSchema(json, `tools.${t}.custom`);
  }
}

const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"];

function* claudeSchema(schema: JsonSchema, t: number): Refusals {
  if (["oneOf", "allOf", "anyOf"].some((key) => key in schema)) yield refusal("topLevelUnion", { t });
  for (const part of schemasIn(schema)) {
    const { type, required, enum: values, properties = {} } = part;
    const types = type === undefined ? [] : [type].flat();
    const isSound =
      types.every((one) => TYPES.includes(one as string)) &&
      (values === undefined || Array.isArray(values)) &&
      (required === undefined || [required].flat().every((name) => typeof name === "string"));
    if (!isSound) yield refusal("schemaDraft", { t });
    const keys = Object.keys(properties ?? {});
    if (keys.some((key) => !/^[a-zA-Z0-9_.-]{1,64}$/.test(key))) yield refusal("propertyKeys", { t });
  }
}

const NAMED = ["properties", "$defs", "definitions"];
const NO_SCHEMA = ["enum", "const", "default", "examples", "required"];

/** A schema and those within it. */
function* schemasIn(schema: unknown): Generator<JsonSchema> {
  if (typeof schema !== "object" || schema === null) return;
  if (!Array.isArray(schema)) yield schema as JsonSchema;
  for (const [name, part] of Object.entries(schema)) {
    const inner = NAMED.includes(name) ? Object.values(part ?? {}) : NO_SCHEMA.includes(name) ? [] : [part];
    for (const one of inner) yield* schemasIn(one);
  }
}

function* caching({ model, request }: Asked): Refusals {
  const { system = [], toolConfig, messages } = request;
  const inTools = toolConfig?.tools.filter(({ cachePoint }) => cachePoint) ?? [];
  const others = [...system, ...messages.flatMap(({ content: blocks }) => blocks)];
  const found = inTools.length + others.filter(({ cachePoint }) => cachePoint).length;
  if (found === 0) return;
  if (!model.cache) yield refusal("cacheUnsupported");
  if (inTools.length > 0 && data.noToolCaching.providers.includes(model.provider))
    yield refusal("cacheUnsupported");
  const max = model.cache?.maxPoints ?? 0;
  if (found > max) yield refusal("cachePoints", { max, found });
}

function* structured({ model, request }: Asked): Refusals {
  const format = structuredFormat(request);
  if (!format) return;
  if (model.structuredOutput === "no") yield refusal("outputConfig");
  if (format.schema === undefined) yield refusal("outputSchemaJson");
  else yield* closedSchema(format.schema, "output_config.format.schema");
}

/** The subset of JSON Schema that answers can be held to. */
function* closedSchema(schema: JsonSchema, where: string): Refusals {
  const refused: Record<string, string[] | unknown> = data.structuredKeys;
  for (const part of schemasIn(schema)) {
    for (const type of [part.type].flat().filter((one) => typeof one === "string")) {
      const key = ((refused[type] ?? []) as string[]).find((name) => name in part);
      if (key !== undefined) yield refusal("outputSchemaKey", { where, type, key });
      if (type === "array" && Number(part.minItems ?? 0) > 1) {
        yield refusal("outputSchemaKey", { where, type, key: "minItems" });
      }
      if (type === "object" && part.additionalProperties !== false) {
        yield refusal("outputSchemaOpen", { where });
      }
    }
  }
}

const MIN_BUDGET = 1_024;
const EFFORTS = ["low", "medium", "high", "xhigh", "max"];

function* thinking({ model, request }: Asked): Refusals {
  if (model.provider === "anthropic") {
    const fields = Object.keys(request.additionalModelRequestFields ?? {});
    const name = fields.find((field) => !data.claudeFields.names.includes(field));
    if (name !== undefined) yield refusal("extraField", { name });
    if (!EFFORTS.includes(effortOf(request))) yield refusal("effort");
  }
  const asked = thinkingOf(request);
  if (!asked) return;
  const { type, budget } = asked;
  if (model.thinking.types.length === 0) {
    yield refusal("extraneousKey", { at: "", key: "thinking" });
  }
  if (!model.thinking.types.includes(type)) {
    yield type === "enabled" ? refusal("thinkingEnabled") : refusal("thinkingType", { type });
  }
  if (type !== "enabled") return;
  if (budget === undefined || budget < MIN_BUDGET) yield refusal("thinkingBudget");
  if ((request.inferenceConfig?.maxTokens ?? model.maxTokens) <= budget!) yield refusal("thinkingRoom");
  const { any, tool } = request.toolConfig?.toolChoice ?? {};
  if (any || tool) yield refusal("choiceThinking");
}

function* sampling({ model, request }: Asked): Refusals {
  const { temperature, topP } = request.inferenceConfig ?? {};
  const fields = request.additionalModelRequestFields ?? {};
  const given = Object.entries({ temperature, top_p: topP ?? fields.top_p, top_k: fields.top_k });
  const [name] = given.find(([, value]) => value !== undefined) ?? [];
  if (!model.sampling && name !== undefined) yield refusal("samplingDeprecated", { name });
  if (model.provider === "anthropic" && temperature !== undefined && topP !== undefined) {
    yield refusal("samplingBoth");
  }
  const stops = request.inferenceConfig?.stopSequences ?? [];
  if (model.provider === "anthropic" && stops.some((stop) => stop.trim() === "")) yield refusal("stopBlank");
  const isFast = request.performanceConfig?.latency === "optimized";
  if (isFast && !data.latencyOptimized.models.includes(model.id)) yield refusal("latency", { id: model.id });
  if (thinkingOf(request)?.type === "enabled" && temperature !== undefined && temperature !== 1) {
    yield refusal("samplingThinking");
  }
}

function* prefill({ model, request }: Asked): Refusals {
  const last = request.messages.at(-1);
  if (last?.role !== "assistant") return;
  if (!model.prefill || isThinking(model, request)) yield refusal("prefill");
  if (/\s$/.test(last.content.at(-1)?.text ?? "")) yield refusal("prefillSpace");
}
