/**
 * Which models keep the beginning of a prompt from one call to the next when a `cachePoint` marks it, by what their
 * ids and inference profiles contain. A beginning shorter than a model's minimum (1,024 to 4,096 tokens) is simply not
 * kept. https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
 */
import type { SystemContentBlock } from "@aws-sdk/client-bedrock-runtime";

const CACHING = [
  /\banthropic\.claude-(3-7-sonnet|3-5-haiku|(opus|sonnet|haiku)-\d)/,
  /\bamazon\.nova-(2-)?(micro|lite|pro|premier)\b/,
];

/** Nothing for a model that does not cache: it would refuse the request. */
export const cachePoint = (modelId: string): SystemContentBlock[] =>
  CACHING.some((family) => family.test(modelId)) ? [{ cachePoint: { type: "default" } }] : [];
