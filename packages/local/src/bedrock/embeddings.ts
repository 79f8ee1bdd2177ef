/**
 * InvokeModel of models of embeddings: Titan Text Embeddings V2, Cohere Embed v3 and v4. Requests and answers are
 * theirs; the vectors are words and parts of words hashed to places, so what shares these is near, and what says the
 * same in other words is not: nothing about a real model's recall can be learned here.
 *
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-embed-v3.html and …-embed-v4.html
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { BedrockException, refusal } from "./exceptions.ts";

const Titan = z.strictObject({
  inputText: z.string().min(1),
  dimensions: z.union([z.literal(256), z.literal(512), z.literal(1024)]).default(1024),
  normalize: z.boolean().default(true),
  embeddingTypes: z.array(z.enum(["float"])).optional(),
});
const cohere = {
  texts: z.array(z.string()).min(1).max(96),
  input_type: z.enum(["search_document", "search_query", "classification", "clustering"]),
  embedding_types: z.array(z.enum(["float"])).optional(),
};
const CohereV3 = z.strictObject({
  ...{ ...cohere, texts: z.array(z.string().max(2_048)).min(1).max(96) },
  truncate: z.enum(["NONE", "START", "END"]).optional(),
});
const CohereV4 = z.strictObject({
  ...cohere,
  output_dimension: z.union([z.literal(256), z.literal(512), z.literal(1024), z.literal(1536)]).default(1536),
  max_tokens: z.int().max(128_000).optional(),
  truncate: z.enum(["NONE", "LEFT", "RIGHT"]).optional(),
});

export function embedded(modelId: string, body: unknown): object {
  if (/^amazon\.titan-embed-text-v2:0$/.test(modelId)) {
    const { inputText, dimensions } = read(Titan, body);
    const embedding = vectorOf(inputText, dimensions);
    return {
      ...{ embedding, embeddingsByType: { float: embedding } },
      inputTextTokenCount: Math.ceil(inputText.length / 4.7),
    };
  }
  if (/^cohere\.embed-(english|multilingual)-v3$/.test(modelId)) {
    const { texts, embedding_types } = read(CohereV3, body);
    return byCohere(texts, 1024, embedding_types);
  }
  if (/^(?:[a-z]+\.)?cohere\.embed-v4(:0)?$/.test(modelId)) {
    const { texts, output_dimension, embedding_types } = read(CohereV4, body);
    return byCohere(texts, output_dimension, embedding_types);
  }
  throw refusal("modelId");
}

/** Cohere's answer, by type where types are asked for. */
function byCohere(texts: string[], dimensions: number, types: string[] | undefined): object {
  const float = texts.map((text) => vectorOf(text, dimensions));
  const answer = { id: hashOf(texts.join("\n")).toString("hex").slice(0, 32), texts };
  return types
    ? { ...answer, embeddings: { float }, response_type: "embeddings_by_type" }
    : { ...answer, embeddings: float, response_type: "embeddings_floats" };
}

/** A body that the schema allows, or a refusal in the words of https://github.com/promptfoo/promptfoo/issues/921, where a key is missing or is one too many. */
function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const wrong = error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => `#: extraneous key [${key}] is not permitted`);
    const isMissing = issue.path.length === 1 && !(String(issue.path[0]) in Object(body));
    if (isMissing) return `#: required key [${String(issue.path[0])}] not found`;
    return `#/${issue.path.join("/")}: ${issue.message}`;
  });
  throw new BedrockException(
    "ValidationException",
    `Malformed input request: ${wrong.join("")}, please reformat your input and try again.`,
  );
}

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Words count twice as much as their parts of three letters. */
function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (part: string, weight: number) => {
    const hash = hashOf(part);
    vector[hash.readUInt32BE(0) % dimensions]! += hash[4]! % 2 === 0 ? weight : -weight;
  };
  for (const word of text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    add(word, 2);
    const letters = [..."^", ...word, "$"];
    for (let i = 0; i + 3 <= letters.length; i++) add(letters.slice(i, i + 3).join(""), 1);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((x) => x / length);
}
