/** Conversations as the table holds them: any that can come about, and plain ones of a length. */

import type { Span } from "@persona-ai/core/chat/chat.entity.ts";
import type { Said } from "@persona-ai/core/chat/window.ts";
import fc from "fast-check";
import { encodeTime } from "ulid";

/** The same for the same time. */
export const messageIdAt = (time: number): string =>
  `msg_${encodeTime(1_700_000_000_000 + time)}${"0".repeat(16)}`;

/** `count` messages of the user's, each answered, and a last one that is not. */
export function answered(count: number, length = 40): { said: Said[]; upTo: string } {
  const text = (i: number) => `${i} `.padEnd(length, "x");
  const said = Array.from({ length: count }, (_, i): Said[] => {
    const replyTo = messageIdAt(2 * i);
    return [
      { messageId: replyTo, role: "user", content: text(i) },
      { messageId: messageIdAt(2 * i + 1), role: "assistant", content: text(i), replyTo },
    ];
  });
  const upTo = messageIdAt(2 * count);
  return { said: [...said.flat(), { messageId: upTo, role: "user", content: text(count) }], upTo };
}

const content = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 200 }) },
  fc.integer({ min: 1, max: 4_000 }).map((length) => "x".repeat(length)),
  fc.integer({ min: 1, max: 4_000 }).map((length) => "話".repeat(length)),
);
const forgotten = fc.option(fc.constant(true), { nil: undefined, freq: 5 });

/** Messages with no answer, one or several, some forgotten; the last is the user's, and there. */
export const anyConversation: fc.Arbitrary<{
  said: Said[];
  upTo: string;
  reach: { forgotten: Span[] };
}> = fc
  .array(
    fc.record({
      content,
      forgotten,
      answers: fc.array(fc.record({ content: fc.oneof(content, fc.constant(" ")), forgotten }), {
        maxLength: 2,
      }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((exchanges) => {
    let time = 0;
    const forgotten: Span[] = [];
    const said = exchanges.flatMap((exchange, i): Said[] => {
      const isLast = i === exchanges.length - 1;
      const messageId = messageIdAt(time++);
      const own = { messageId, role: "user" as const, content: exchange.content };
      const answers = (isLast ? [] : exchange.answers).map(
        (answer): Said => ({
          content: answer.content,
          messageId: messageIdAt(time++),
          role: "assistant",
          replyTo: messageId,
        }),
      );
      if (!isLast && exchange.forgotten) forgotten.push([messageId, messageId]);
      return [own, ...answers];
    });
    return { said, upTo: said.at(-1)!.messageId, reach: { forgotten } };
  });
