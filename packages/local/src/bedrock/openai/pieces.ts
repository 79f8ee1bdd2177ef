/**
 * A streamed chat completion as what it says, piece by piece: texts, what was thought apart from them, and at the end
 * why it ended and what it used. A tag of thinking may come in two pieces.
 */
import { BedrockException } from "../exceptions.ts";
import { stopReasonOf } from "./convert.ts";

export type Piece =
  | { kind: "text" | "thought"; text: string }
  | { kind: "end"; stopReason: string; usage: { inputTokens: number; outputTokens: number } | undefined };

type Chunk = {
  choices?: {
    delta?: { content?: string | null; reasoning_content?: string | null; reasoning?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
  error?: { message?: string };
};

export async function* piecesOf(
  chunks: AsyncIterable<unknown>,
  notACompletion: () => Error,
): AsyncGenerator<Piece> {
  const split = thoughtSplitter();
  let finish: string | null | undefined;
  let usage: { inputTokens: number; outputTokens: number } | undefined;
  let isCompletion = false;
  for await (const chunk of chunks as AsyncIterable<Chunk>) {
    if (chunk.error) throw new BedrockException("ModelStreamErrorException", String(chunk.error.message));
    isCompletion ||= chunk.choices !== undefined;
    const { delta = {}, finish_reason } = chunk.choices?.[0] ?? {};
    finish = finish_reason ?? finish;
    const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = chunk.usage ?? {};
    if (inputTokens !== undefined && outputTokens !== undefined) usage = { inputTokens, outputTokens };
    const thought = delta.reasoning_content ?? delta.reasoning;
    if (thought) yield { kind: "thought", text: thought };
    yield* split(delta.content ?? "");
  }
  yield* split(undefined);
  if (!isCompletion) throw notACompletion();
  yield { kind: "end", stopReason: stopReasonOf(finish), usage };
}

const OPEN = /^\s*<think(?:ing)?>/;
const CLOSE = /<\/think(?:ing)?>\s*/;
const LONGEST_TAG = 12;

/** Takes the text as it comes, and `undefined` at its end. */
function thoughtSplitter() {
  let held = "";
  let state: "start" | "thought" | "text" = "start";
  return function* split(text: string | undefined): Generator<Piece> {
    held += text ?? "";
    const isEnd = text === undefined;
    if (state === "start") {
      if (OPEN.test(held)) {
        state = "thought";
        held = held.replace(OPEN, "");
      } else if (isEnd || !"<thinking>".startsWith(held.trimStart().slice(0, LONGEST_TAG - 2))) {
        state = "text";
      } else return;
    }
    if (state === "thought") {
      const close = CLOSE.exec(held);
      const until = close ? close.index : isEnd ? held.length : Math.max(0, held.length - LONGEST_TAG);
      if (until > 0) yield { kind: "thought", text: held.slice(0, until) };
      held = close ? held.slice(close.index + close[0].length) : held.slice(until);
      if (!close) return;
      state = "text";
    }
    if (held !== "") yield { kind: "text", text: held };
    held = "";
  };
}
