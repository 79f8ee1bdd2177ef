/**
 * A streamed chat completion as what it says, piece by piece: texts, what was thought apart from them, and at the end
 * why it ended and what it used; and the pieces as the events of ConverseStream. A tag of thinking may come in two
 * pieces.
 */
import { deltaOf, type Event, type Measures, whole } from "../answer.ts";
import type { Call } from "../calls.ts";
import { BedrockException } from "../exceptions.ts";
import type { ContentBlock } from "../wire.ts";
import { type Counted, countedIn, type Said, stopReasonOf, thoughtIn, type Used } from "./convert.ts";

type Words = { kind: "text" | "thought"; text: string };
export type Piece = Words | { kind: "end"; stopReason: string; usage: Counted | undefined };

type Chunk = {
  choices?: { delta?: Said; finish_reason?: string | null }[];
  usage?: Used;
  error?: { message?: string };
};

export async function* piecesOf(
  chunks: AsyncIterable<unknown>,
  notACompletion: () => Error,
): AsyncGenerator<Piece> {
  const split = thoughtSplitter();
  let finish: string | null | undefined;
  let usage: Counted | undefined;
  let isCompletion = false;
  for await (const chunk of chunks as AsyncIterable<Chunk>) {
    if (chunk.error) throw new BedrockException("ModelStreamErrorException", String(chunk.error.message));
    isCompletion ||= chunk.choices !== undefined;
    const { delta = {}, finish_reason } = chunk.choices?.[0] ?? {};
    finish = finish_reason ?? finish;
    usage = countedIn(chunk.usage) ?? usage;
    const thought = thoughtIn(delta);
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
  return function* split(text: string | undefined): Generator<Words> {
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

const blockOf = ({ kind, text }: Words): ContentBlock =>
  kind === "text" ? { text } : { reasoningContent: { reasoningText: { text } } };

/** A block ends where text follows thought. The whole answer is noted in the call. */
export async function* eventsOf(
  pieces: AsyncIterable<Piece>,
  measured: (content: ContentBlock[], counted: Counted | undefined) => Measures,
  call: Call,
): AsyncGenerator<Event> {
  const said: Words[] = [];
  for await (const piece of pieces) {
    const open = said.at(-1);
    if (open && open.kind !== piece.kind) yield ["contentBlockStop", { contentBlockIndex: said.length - 1 }];
    if (piece.kind === "end") {
      const content = said.map(blockOf);
      const measures = measured(content, piece.usage);
      call.response = whole({ content, stopReason: piece.stopReason }, measures);
      yield ["messageStop", { stopReason: piece.stopReason }];
      yield ["metadata", measures];
      return;
    }
    if (open?.kind === piece.kind) open.text += piece.text;
    else said.push({ ...piece });
    const delta = deltaOf(blockOf(piece), piece.text);
    yield ["contentBlockDelta", { contentBlockIndex: said.length - 1, delta }];
  }
}
