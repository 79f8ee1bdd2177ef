/**
 * The one table of models (models.data.json, a source a row): what each of Bedrock's models takes, costs and is about
 * to be. Code asks the table and knows no model by name.
 *
 *   modelOf("global.anthropic.claude-sonnet-5-5").tools.choice // ["auto"]
 *   modelOf("arn:aws:bedrock:eu-west-1:1:inference-profile/eu.amazon.nova-2-lite-v1:0").name // "Amazon Nova 2 Lite"
 *   modelOf("acme.brand-new-1").isKnown // false: the careful middle, which nearly every model takes
 */
import { Resource } from "sst/resource";
import { z } from "zod";
import { once } from "../once.ts";
import data from "./models.data.json" with { type: "json" };

const ToolChoice = z.enum(["auto", "any", "tool"]);

const Tools = z.strictObject({
  /** Whether tools may be offered in ConverseStream, too. */
  streaming: z.boolean(),
  /** The values of toolChoice that are not refused. */
  choice: z.array(ToolChoice).min(1),
  /** Whether a tool may be `strict`: its input then follows its schema. */
  strict: z.boolean(),
  schema: z.strictObject({
    /** The only keys that an input schema may have at its top, or null for all. */
    topLevel: z.array(z.string()).nullable(),
    /** Keys that are refused anywhere in it. */
    refused: z.array(z.string()),
  }),
});

const Price = z.strictObject({
  /** US dollars for a million tokens by a global profile (by any, where `regional` is 1). Thinking is output. */
  input: z.number().positive(),
  output: z.number().positive(),
  cacheWrite: z.number().nonnegative(),
  cacheRead: z.number().nonnegative(),
  /** The factor by which a call that stays in a region or geography costs more. */
  regional: z.number().min(1),
  /** All tokens of a request with a longer prompt cost so many times as much. */
  longContext: z.strictObject({ above: z.int(), factor: z.number() }).optional(),
});

const Status = z.strictObject({
  state: z.enum(["active", "legacy", "end_of_life"]),
  launched: z.iso.date().optional(),
  /** The earliest day on which Bedrock may end it (a year after its launch), where no day is set. */
  endOfLifeNotBefore: z.iso.date().optional(),
});

const Row = z.strictObject({
  /** The id of the foundation model, without an inference profile's prefix. */
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  /** Models of one generation refuse the same things and end together: a fallback is of another. */
  generation: z.string(),
  /** Whether its id is taken without a profile, in one region at least. */
  direct: z.boolean(),
  /** Prefixes of its inference profiles: "global" makes global.<id>. */
  profiles: z.array(z.string()),
  tools: Tools,
  /** outputConfig.textFormat. `unreliable`: taken, but reported not to hold. */
  structuredOutput: z.enum(["yes", "unreliable", "no"]),
  system: z.boolean(),
  /** Explicit cache points, and the tokens before one from which on it has an effect. */
  cache: z.strictObject({ minTokens: z.int(), maxPoints: z.int() }).nullable(),
  thinking: z.strictObject({
    /** When it thinks: not at all, when asked to, unless asked not to, or whatever is asked. */
    by: z.enum(["never", "request", "default", "always"]),
    /** What additionalModelRequestFields.thinking.type may be. */
    types: z.array(z.string()),
    /** additionalModelRequestFields with which it thinks least. */
    keptSmall: z.record(z.string(), z.record(z.string(), z.string())).nullable(),
  }),
  /** Whether temperature, topP and the like are taken. */
  sampling: z.boolean(),
  /** Whether a conversation may end with an assistant's message. */
  prefill: z.boolean(),
  /** The most that inferenceConfig.maxTokens may be; thinking counts. */
  maxTokens: z.int(),
  contextTokens: z.int(),
  tokenizer: z.string(),
  price: Price.optional(),
  status: Status,
  /** Keys of the file's `sources`. */
  sources: z.array(z.string()),
  /** What no source was found for, and what stands in for it. */
  notFound: z.array(z.string()),
});

export const SCRIPTS = [
  "latin",
  "cyrillic",
  "arabic",
  "greek",
  "devanagari",
  "han",
  "kana",
  "hangul",
  "thai",
  "georgian",
  "ethiopic",
  "other",
] as const;
export type Script = (typeof SCRIPTS)[number];

const Table = z.strictObject({
  sources: z.record(z.string(), z.string()),
  tokenizers: z.record(
    z.string(),
    z.strictObject({ tokensPerCharacter: z.record(z.enum(SCRIPTS), z.number()), source: z.string() }),
  ),
  unknown: Row.omit({ id: true }),
  models: z.array(Row),
});

export type Model = z.infer<typeof Row> & {
  /** Whether the table has it; if not, it is the careful middle under the id that was asked for. */
  isKnown: boolean;
};

const table = once(() => Table.parse(data));

export const models = once((): Model[] => table().models.map((row) => ({ ...row, isKnown: true })));

/** The model by its id, of an inference profile or of an ARN of either. */
export function modelOf(modelId: string): Model {
  const id = foundationModelId(modelId);
  return models().find((model) => model.id === id) ?? { ...table().unknown, id, isKnown: false };
}

/**
 * The foundation model that an id names. An application inference profile's ARN names none: the deployment says which
 * it is of, and where nobody does, it comes back whole.
 */
export function foundationModelId(modelId: string): string {
  const alias = aliasOf(modelId);
  if (alias !== undefined) return alias;
  const id = modelId.replace(/^arn:[^/]*:(?:foundation-model|inference-profile)\//, "");
  const known = models().find((model) => id === model.id || id.endsWith(`.${model.id}`));
  return known?.id ?? id.replace(/^(?:global|us-gov|us|eu|apac|au|jp|ca|sa|me)\./, "");
}

function aliasOf(modelId: string): string | undefined {
  if (!modelId.includes("application-inference-profile/")) return undefined;
  try {
    return Resource.Model.aliases?.[modelId];
  } catch {
    return undefined;
  }
}

/** The prefix of the inference profile that an id names, or undefined. */
export function profileOf(modelId: string): string | undefined {
  const [, prefix] = /(?:^|\/)([a-z-]+)\.[a-z0-9-]+\.[^/]+$/.exec(modelId) ?? [];
  return prefix;
}

/** The tokens of one character of a script, as the model counts them. */
export function tokensPerCharacter({ tokenizer }: Pick<Model, "tokenizer">): Record<Script, number> {
  const { tokenizers } = table();
  return (tokenizers[tokenizer] ?? tokenizers.careful)!.tokensPerCharacter;
}
