/**
 * Texts as vectors, by Bedrock's InvokeModel, for a stage that has a model for it (EMBEDDING_MODEL_ID): Titan Text
 * Embeddings V2, which takes one text a call, or Cohere Embed v3 or v4, which take up to 96.
 *
 *   const [vector] = (await embed([text], "search_document")) ?? []; // undefined: there is no model, or it failed
 *
 * Never its caller's failure: what has no vector is found by its words. What is sent and answered:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-embed-v3.html and …-embed-v4.html
 */
import { Resource } from "sst/resource";
import { z } from "zod";
import { log } from "../telemetry/log.ts";
import { bedrock, loadSdk } from "./client.ts";
import { modelError } from "./upstream.ts";

/** What a text is embedded for; Titan makes no difference. */
type Use = "search_document" | "search_query";
/** Small numbers, of which only the direction counts, as base64; of `by` alone, because each model has its own space. */
export type Embedding = { by: string; vector: string };

/** The fewest that Titan gives; Cohere Embed v4 is asked for as many, and v3 always gives 1,024. */
const DIMENSIONS = 256;
const MOST_TEXTS = 96;
/** Cohere Embed v3 takes so many characters of a text. */
const MOST_CHARACTERS = 2_048;
const TIMEOUT_MS = { search_document: 5_000, search_query: 1_000 };

const embedder = (): string | undefined => Resource.Model.embeddingId;

const Titan = z.object({ embedding: z.array(z.number()).min(1) }).transform(({ embedding }) => [embedding]);
const Cohere = z
  .object({ embeddings: z.object({ float: z.array(z.array(z.number()).min(1)) }) })
  .transform(({ embeddings }) => embeddings.float);

export async function embed(
  texts: readonly string[],
  use: Use,
  modelId = embedder(),
): Promise<Embedding[] | undefined> {
  if (modelId === undefined || texts.length === 0) return undefined;
  const signal = AbortSignal.timeout(TIMEOUT_MS[use]);
  try {
    const cut = texts.slice(0, MOST_TEXTS).map((text) => text.slice(0, MOST_CHARACTERS));
    const found = await (isCohere(modelId)
      ? invoke(modelId, cohereRequest(modelId, cut, use), Cohere, signal)
      : Promise.all(cut.map((text) => invoke(modelId, titanRequest(text), Titan, signal))).then((all) =>
          all.flat(),
        ));
    if (found.length !== texts.length) throw new Error("Not as many embeddings as texts.");
    return found.map((vector) => ({ by: modelId, vector: packed(vector) }));
  } catch (error) {
    log.warn("not embedded", { modelId }, modelError(error));
    return undefined;
  }
}

const isCohere = (modelId: string) => /(^|[./])cohere\.embed-/.test(modelId);

const titanRequest = (inputText: string) => ({ inputText, dimensions: DIMENSIONS, normalize: true });

function cohereRequest(modelId: string, texts: string[], input_type: Use) {
  const isV4 = modelId.includes("cohere.embed-v4");
  return {
    ...{ texts, input_type, embedding_types: ["float"] },
    ...(isV4 ? { output_dimension: DIMENSIONS, truncate: "RIGHT" } : { truncate: "END" }),
  };
}

async function invoke(
  modelId: string,
  request: object,
  answer: z.ZodType<number[][]>,
  abortSignal: AbortSignal,
): Promise<number[][]> {
  const [client, { InvokeModelCommand }] = await Promise.all([bedrock(), loadSdk()]);
  const json = "application/json";
  const command = new InvokeModelCommand({
    ...{ modelId, contentType: json, accept: json },
    body: JSON.stringify(request),
  });
  const { body } = await client.send(command, { abortSignal });
  return answer.parse(JSON.parse(body.transformToString()));
}

/** A byte each: of so many dimensions the cosine changes by less than a hundredth. */
function packed(vector: readonly number[]): string {
  const largest = Math.max(...vector.map(Math.abs)) || 1;
  return Buffer.from(Int8Array.from(vector, (x) => Math.round((x / largest) * 127)).buffer).toString(
    "base64",
  );
}

/** The vector, of length 1; undefined where there is none, or another model than the stage's made it. */
export function vectorOf(embedding: Embedding | undefined, modelId = embedder()): Float32Array | undefined {
  if (embedding === undefined || embedding.by !== modelId) return undefined;
  const bytes = Buffer.from(embedding.vector, "base64");
  const small = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = Math.hypot(...small) || 1;
  return Float32Array.from(small, (x) => x / length);
}
