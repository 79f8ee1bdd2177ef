import { exchangesOf, LIMITS, leavingOf, turnsOf, windowOf } from "@persona-ai/core/chat/window.ts";
import { estimateTokens } from "@persona-ai/core/model/tokens.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answered, anyConversation, messageIdAt } from "./conversations.ts";

const turnsFor = ({ said, upTo }: ReturnType<typeof answered>) => turnsOf(windowOf(exchangesOf(said, upTo)));
const tokensOf = (turns: { content: string }[]) =>
  turns.reduce((sum, { content }) => sum + estimateTokens(content), 0);

describe("the verbatim window of any conversation", () => {
  test("alternates, begins with the user and ends with the user's message", () => {
    fc.assert(
      fc.property(anyConversation, (conversation) => {
        const turns = turnsFor(conversation);
        expect(turns.map(({ role }) => role)).toEqual(
          turns.map((_, i) => (i % 2 === 0 ? "user" : "assistant")),
        );
        expect(turns.at(-1)!.role).toBe("user");
        expect(turns.at(-1)!.content.endsWith(conversation.said.at(-1)!.content)).toBe(true);
      }),
    );
  });

  test("is within its messages and tokens, but for one message that alone is longer", () => {
    fc.assert(
      fc.property(anyConversation, ({ said, upTo }) => {
        const window = windowOf(exchangesOf(said, upTo));
        const turns = turnsOf(window);
        expect(turns.length).toBeLessThanOrEqual(LIMITS.window.messages);
        expect(tokensOf(turns) <= LIMITS.window.tokens || window.length === 1).toBe(true);
      }),
    );
  });

  test("has nothing that is forgotten, and no answer to it", () => {
    fc.assert(
      fc.property(anyConversation, ({ said, upTo, reach }) => {
        const marked = said.map((one) => ({
          ...one,
          content: `${one.messageId} ${one.content}`.slice(0, 60),
        }));
        const text = JSON.stringify(turnsOf(windowOf(exchangesOf(marked, upTo, reach))));
        const gone = new Set(reach.forgotten.map(([messageId]) => messageId));
        for (const { messageId, replyTo } of said) {
          if (gone.has(messageId) || gone.has(replyTo ?? "")) expect(text).not.toContain(messageId);
        }
      }),
    );
  });

  test("is the newest part of it, in order", () => {
    fc.assert(
      fc.property(anyConversation, ({ said, upTo }) => {
        const all = exchangesOf(said.toReversed(), upTo);
        const window = windowOf(all);
        expect(window).toEqual(all.slice(all.length - window.length));
        expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe("an exchange", () => {
  const [first, second, third] = [messageIdAt(0), messageIdAt(5), messageIdAt(9)];
  const user = (messageId: string, content: string) => ({ messageId, role: "user" as const, content });
  const answer = (at: number, replyTo: string, content: string) => ({
    messageId: messageIdAt(at),
    role: "assistant" as const,
    content,
    replyTo,
  });

  test("has the last of several answers", () => {
    const [newer, older] = [answer(3, first, "new"), answer(1, first, "old")];
    for (const answers of [
      [newer, older],
      [older, newer],
    ]) {
      const said = [user(first, "a"), ...answers, user(second, "b")];
      expect(exchangesOf(said, second)[0]).toEqual({ id: first, message: "a", answer: "new" });
    }
  });

  test("that is answered once more is sent without its answer and what came after", () => {
    const said = [user(first, "a"), answer(1, first, "x"), user(second, "b"), answer(6, second, "y")];
    expect(turnsOf(exchangesOf(said, second))).toEqual([
      { role: "user", content: "a" },
      { role: "assistant", content: "x" },
      { role: "user", content: "b" },
    ]);
  });

  test("that was forgotten may be answered once more, unless its message was withdrawn", () => {
    const said = { ...user(first, "a"), forgotten: true };
    expect(exchangesOf([said], first)).toEqual([{ id: first, message: "a" }]);
    expect(exchangesOf([{ ...said, withdrawn: true }], first)).toEqual([]);
  });

  test.each(["content_filtered", "guardrail_intervened"])("that ended with %s is left out", (stopReason) => {
    for (const text of ["I can't help with that.", " "]) {
      const said = [user(first, "a"), { ...answer(1, first, text), stopReason }, user(second, "b")];
      expect(turnsOf(exchangesOf(said, second))).toEqual([{ role: "user", content: "b" }]);
      expect(turnsOf(exchangesOf(said, first))).toEqual([{ role: "user", content: "a" }]);
    }
  });

  test("is without an answer that was set aside, forgotten, or is to nothing", () => {
    const aside = { ...answer(1, first, "aside"), isAside: true };
    const stray = { ...answer(2, first, "stray"), replyTo: undefined };
    const said = [user(first, "a"), aside, stray, answer(3, first, "gone"), user(second, "b")];
    const reach = { forgotten: [[messageIdAt(3), messageIdAt(3)]] as [string, string][] };
    expect(exchangesOf(said, second, reach)).toEqual([
      { id: first, message: "a" },
      { id: second, message: "b" },
    ]);
    expect(exchangesOf(said, second)[0]).toEqual({ id: first, message: "a", answer: "gone" });
  });

  test("of a crisis says so, and no other does", () => {
    const said = [{ ...user(first, "a"), isCrisis: true }, user(second, "b")];
    expect(exchangesOf(said, second)).toEqual([
      { id: first, message: "a", isCrisis: true },
      { id: second, message: "b" },
    ]);
  });

  test("has no answer that is blank, or says that it is human", () => {
    for (const text of ["  ", "I am a human being, not an AI."]) {
      const said = [user(first, "a"), answer(1, first, text), user(second, "b")];
      expect(exchangesOf(said, second)[0]).toEqual({ id: first, message: "a" });
    }
  });

  test("of another thread is left out", () => {
    const said = [user(first, "a"), { ...user(second, "b"), thread: "t2" }, user(third, "c")];
    expect(exchangesOf(said, third).map(({ message }) => message)).toEqual(["a", "c"]);
  });

  test("that was never answered is merged with the next", () => {
    const said = [user(first, "a"), user(second, "b"), user(third, "c")];
    expect(turnsOf(exchangesOf(said, third))).toEqual([{ role: "user", content: "a\n\nb\n\nc" }]);
  });
});

describe("what is summed up", () => {
  test("is nothing while all of it fits with room for one exchange more", () => {
    const { said, upTo } = answered(8);
    expect(leavingOf(exchangesOf(said, upTo))).toEqual([]);
    expect(turnsFor({ said, upTo })).toHaveLength(17);
  });

  test("is told before it leaves the window, whatever the length of the messages", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (length) => {
        let summarizedTo: string | undefined;
        for (let turn = 0; turn < 30; turn++) {
          const { said, upTo } = answered(turn, length);
          const exchanges = exchangesOf(said, upTo);
          const window = windowOf(exchanges);
          const missing = exchanges.filter((one) => one.id > (summarizedTo ?? "") && one.id < window[0]!.id);
          expect(missing).toEqual([]);
          summarizedTo = leavingOf(exchanges, summarizedTo).at(-1)?.id ?? summarizedTo;
        }
        expect(summarizedTo).toBeDefined();
      }),
      { numRuns: 10 },
    );
  });

  test("is summed up once, and not on every turn", () => {
    let summarizedTo: string | undefined;
    const summed: string[] = [];
    let calls = 0;
    for (let turn = 0; turn < 100; turn++) {
      const { said, upTo } = answered(turn);
      const leaving = leavingOf(exchangesOf(said, upTo), summarizedTo);
      if (leaving.length > 0) calls++;
      summed.push(...leaving.map(({ message }) => message));
      summarizedTo = leaving.at(-1)?.id ?? summarizedTo;
    }
    expect(new Set(summed).size).toBe(summed.length);
    expect(summed.length).toBeGreaterThan(85);
    expect(calls).toBeLessThan(25);
  });

  test("stays when it could not be summed up, and is bounded", () => {
    const { said, upTo } = answered(400, 4_000);
    const leaving = leavingOf(exchangesOf(said, upTo));
    expect(leaving[0]!.id).toBe(said[0]!.messageId);
    const tokens = leaving.reduce(
      (sum, { message, answer = "" }) => sum + estimateTokens(message) + estimateTokens(answer),
      0,
    );
    expect(tokens).toBeLessThanOrEqual(LIMITS.leaving.tokens);
  });
});

describe("the limits", () => {
  const exchange = (i: number, message: string, answer?: string) => ({
    id: messageIdAt(2 * i),
    message,
    ...(answer !== undefined && { answer }),
  });

  test("count a message and its answer as two, and a message alone as one", () => {
    const answeredOnes = Array.from({ length: 15 }, (_, i) => exchange(i, "a", "b"));
    expect(windowOf(answeredOnes)).toHaveLength(LIMITS.window.messages / 2);
    const alone = Array.from({ length: 30 }, (_, i) => exchange(i, "a"));
    expect(windowOf(alone)).toHaveLength(LIMITS.window.messages);
  });

  test("count tokens to the last one", () => {
    const half = "x".repeat(3_000);
    const each = estimateTokens(half);
    const many = Array.from({ length: 19 }, (_, i) => exchange(i, half));
    expect(windowOf(many)).toHaveLength(Math.min(19, Math.floor(LIMITS.window.tokens / each)));
    expect(windowOf([])).toEqual([]);
  });

  test("leave so much to be summed up that only what is kept is open, without words of a crisis", () => {
    const open = Array.from({ length: 9 }, (_, i) => exchange(i, "a", "b"));
    expect(leavingOf(open.slice(0, 8))).toEqual([]);
    expect(leavingOf(open)).toEqual(open.slice(0, 5));
    expect(leavingOf(open, open[0]!.id)).toEqual([]);
    const inCrisis = open.map((one, i) => (i === 2 ? { ...one, isCrisis: true as const } : one));
    expect(leavingOf(inCrisis)).toEqual([]);
  });
});
