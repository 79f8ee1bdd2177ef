import { canWrite, type Weight, widthOf } from "@persona-ai/core/card/image/measure.ts";
import { clean, escapeXml, lines, writable } from "@persona-ai/core/card/image/text.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import widths from "../../../packages/core/src/card/image/widths.data.json" with { type: "json" };
import { anyText } from "./arbitraries.ts";
import { readWidths } from "./font-widths.ts";

describe("widths", () => {
  test("are the fonts' own", () => {
    expect(widths).toEqual({
      regular: readWidths("DejaVuSans.ttf"),
      bold: readWidths("DejaVuSans-Bold.ttf"),
    });
  });

  test.each([
    ["A", "regular", 1401 / 2048],
    ["AA", "regular", 2802 / 2048],
    ["", "bold", 0],
    ["李", "regular", 1],
    ["🐉", "bold", 1],
  ] as [string, Weight, number][])("of %j in %s are the sum of its letters'", (text, weight, width) => {
    expect(widthOf(text, weight)).toBeCloseTo(width, 10);
  });

  test.each([
    ["José Ñandú", true],
    ["Смелый", true],
    ["سارة", true],
    ["a\u200db", true],
    ["李", false],
    ["🐉", false],
  ])("say of %j whether the font can write it: %s", (text, can) => {
    expect(canWrite(text, "bold")).toBe(can);
  });
});

describe("lines", () => {
  const box = { width: 400, size: 30, weight: "regular", max: 3 } as const;

  test("fit, are no more than allowed, and lose nothing but what an ellipsis stands for", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 100, max: 600 }),
        fc.integer({ min: 1, max: 5 }),
        (text, width, max) => {
          const all = lines(text, { ...box, width, max });
          expect(all.length).toBeLessThanOrEqual(max);
          for (const line of all) expect(widthOf(line, "regular") * box.size).toBeLessThanOrEqual(width);
          const bare = (one: string) => one.replace(/\s/g, "");
          const whole = bare(clean(text));
          const shown = bare(all.join(""));
          expect(whole === shown || (shown.endsWith("…") && whole.startsWith(shown.slice(0, -1)))).toBe(true);
        },
      ),
    );
  });

  test("break between words, and within one that is longer than a line", () => {
    expect(lines("Curious to the bone, calm in a storm", box)).toEqual([
      "Curious to the bone, calm",
      "in a storm",
    ]);
    const narrow = lines('He said "hello (there)!" to well-known x', { ...box, width: 130, max: 9 });
    expect(narrow).toEqual(["He said", '"hello', '(there)!"', "to well-", "known x"]);
    expect(lines("x".repeat(60), { ...box, max: 9 }).join("")).toBe("x".repeat(60));
    expect(lines("x".repeat(60), { ...box, max: 1 })).toEqual([expect.stringMatching(/^x{10,}…$/)]);
    expect(lines("静かな水は深く流れる、と言われている人", box).length).toBe(2);
    expect(lines(" \n ", box)).toEqual([]);
  });

  test("do not break a character of many parts", () => {
    const family = "👨‍👩‍👧‍👦";
    for (const line of lines(family.repeat(20), { ...box, max: 9 }))
      expect(line.replaceAll(family, "")).toBe("");
  });
});

test("a clean text is one line without controls, halves of characters and turns of direction", () => {
  expect(clean(" a\n\tb\u0000\u0007 \u202ec\ufffe\u2028d\ud800 ")).toBe("a b c d\ufffd");
  expect(clean("a\t\u0000\tb \u200b")).toBe("a b");
  fc.assert(
    fc.property(anyText, (text) => {
      expect(clean(clean(text))).toBe(clean(text));
    }),
  );
});

test("markup is escaped", () => {
  expect(escapeXml(`<a href="x">'&'</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
});

test.each([
  ["Ada 🚀", "Ada"],
  ["🚀", ""],
  ["Ada 李", ""],
  ["𐍈 Gothic", ""],
  ["José ❤️", "José ❤️"],
])("of %j a PNG writes %j", (text, written) => {
  expect(writable(text, "regular")).toBe(written);
});
