import { isForgotten, isOnPath, isShown, pathBefore, withSpan } from "@persona-ai/core/chat/window.ts";
import { describe, expect, test } from "vitest";

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
