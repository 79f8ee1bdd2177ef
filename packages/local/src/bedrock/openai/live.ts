/** The pieces of another server's stream as the events of ConverseStream, and as one reply for the log of calls. */
import type { Model } from "@persona-ai/core/model/models.ts";
import { type Event, measure, whole } from "../answer.ts";
import type { Call } from "../calls.ts";
import type { ContentBlock, ConverseRequest } from "../wire.ts";
import type { Piece } from "./pieces.ts";

type Told = { model: Model; request: ConverseRequest; startedAt: number };

/** A block ends where text follows thought. */
export async function* liveEvents(
  pieces: AsyncIterable<Piece>,
  told: Told,
  call: Call,
): AsyncGenerator<Event> {
  const content: ContentBlock[] = [];
  let kind: Piece["kind"] | undefined;
  for await (const piece of pieces) {
    const contentBlockIndex = content.length - 1;
    if (piece.kind !== kind && kind !== undefined) yield ["contentBlockStop", { contentBlockIndex }];
    if (piece.kind === "end") {
      const { stopReason, usage: counted } = piece;
      const measures = measure({ content }, { ...told, cached: { read: 0, written: 0 }, counted });
      call.response = whole({ content, stopReason }, measures);
      yield ["messageStop", { stopReason }];
      yield ["metadata", measures];
      return;
    }
    if (kind === undefined) yield ["messageStart", { role: "assistant" }];
    if (piece.kind !== kind)
      content.push(
        piece.kind === "text" ? { text: "" } : { reasoningContent: { reasoningText: { text: "" } } },
      );
    kind = piece.kind;
    const block = content.at(-1)!;
    const isText = piece.kind === "text";
    if (isText) block.text += piece.text;
    else block.reasoningContent!.reasoningText!.text += piece.text;
    const delta = isText ? { text: piece.text } : { reasoningContent: { text: piece.text } };
    yield ["contentBlockDelta", { contentBlockIndex: content.length - 1, delta }];
  }
}
