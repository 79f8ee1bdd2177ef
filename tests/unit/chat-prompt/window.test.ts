import {
  exchangesOf,
  isForgotten,
  isOnPath,
  isShown,
  LIMITS,
  leavingOf,
  pathBefore,
  turnsOf,
  windowOf,
  withSpan,
} from "@persona-ai/core/chat/window.ts";
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
        const budget = LIMITS.window.tokens + turns.length;
        expect(tokensOf(turns) <= budget || window.length === 1).toBe(true);
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
    const said = [user(first, "a"), answer(3, first, "new"), answer(1, first, "old"), user(second, "b")];
    expect(exchangesOf(said, second)[0]).toEqual({ id: first, message: "a", answer: "new" });
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

describe("what is forgotten", () => {
  test("is from the first to the last id of a span, and nothing else", () => {
    const reach = { forgotten: [["b", "d"]] as [string, string][] };
    expect(["a", "b", "c", "d", "e"].map((id) => isForgotten(reach, id))).toEqual([
      ...[false, true, true, true, false],
    ]);
    expect(isForgotten({}, "b")).toBe(false);
  });

  test("is kept in order, and as one span where spans meet", () => {
    expect(
      withSpan(
        [
          ["a", "b"],
          ["f", "h"],
        ],
        ["d", "e"],
      ),
    ).toEqual([
      ["a", "b"],
      ["d", "e"],
      ["f", "h"],
    ]);
    expect(withSpan([["c", "e"]], ["a", "c"])).toEqual([["a", "e"]]);
    expect(withSpan([["a", "z"]], ["c", "d"])).toEqual([["a", "z"]]);
    expect(withSpan([["a", "c"]], ["b", "e"])).toEqual([["a", "e"]]);
  });

  test("becomes fewer spans beyond forty, by which more is forgotten, never less", () => {
    const id = (n: number) => `m${String(n).padStart(3, "0")}`;
    let spans: [string, string][] = [];
    for (let n = 0; n < 41; n++) {
      expect(spans).toHaveLength(n);
      spans = withSpan(spans, [id(10 * n), id(10 * n + 3)]);
    }
    expect(spans).toHaveLength(40);
    expect(spans[0]).toEqual([id(0), id(13)]);
    for (let n = 0; n < 41; n++) expect(isForgotten({ forgotten: spans }, id(10 * n + 2))).toBe(true);
    expect(isForgotten({ forgotten: spans }, id(35))).toBe(false);
  });
});

describe("a thread", () => {
  const at = (messageId: string, thread?: string) => ({ messageId, ...(thread !== undefined && { thread }) });

  test("is the main one without a path, and of a path each part up to its end", () => {
    expect([isOnPath({}, at("m1")), isOnPath({}, at("m1", "t2"))]).toEqual([true, false]);
    const path = [{ thread: "main", upTo: "m3" }, { thread: "t2" }];
    const found = [at("m3"), at("m4"), at("m9", "t2"), at("m1", "t3")].map((one) => isOnPath({ path }, one));
    expect(found).toEqual([true, false, true, false]);
  });

  test("is shown without the answers that were set aside", () => {
    expect(isShown({}, { messageId: "m1" })).toBe(true);
    expect(isShown({}, { messageId: "m1", isAside: true })).toBe(false);
    expect(isShown({}, { messageId: "m1", thread: "t2" })).toBe(false);
  });

  test("of its own has what came before a message, never the message itself", () => {
    const path = pathBefore(undefined, "m5", "t2");
    const seen = [at("m4"), at("m4zz"), at("m5"), at("m6"), at("m9", "t2")];
    expect(seen.map((one) => isOnPath({ path }, one))).toEqual([true, true, false, false, true]);
  });

  test("that leaves another one early ends it there, and where it already ended earlier leaves that", () => {
    const path = [{ thread: "main", upTo: "m2" }, { thread: "t2" }];
    const next = pathBefore(path, "m7", "t3");
    expect(next[0]).toEqual({ thread: "main", upTo: "m2" });
    const seen = [at("m3"), at("m6", "t2"), at("m7", "t2"), at("m8", "t3")];
    expect(seen.map((one) => isOnPath({ path: next }, one))).toEqual([false, true, false, true]);
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
