import { InvalidRequest } from "@persona-ai/core/error.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { describe, expect, test } from "vitest";

const ipip = Instrument.get("ipip-neo-120");

describe("a survey", () => {
  test.each(ipip.languages)(
    "of the IPIP-NEO-120 in %j has its 120 items and a scale of five",
    async (language) => {
      const survey = await Instrument.survey("ipip-neo-120", language);
      expect(Instrument.Survey.parse(survey)).toEqual(survey);
      expect(survey.language).toBe(language);
      expect(survey.items.map(({ id }) => id)).toEqual(ipip.items.map(({ id }) => id));
      expect(survey.scale.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
      expect(new Set(survey.scale.map(({ label }) => label)).size).toBe(5);
      const texts = [...survey.items.map(({ text }) => text), ...survey.scale.map(({ label }) => label)];
      expect(texts.filter((text) => text === "" || /^\s|\s$|\s\s/.test(text))).toEqual([]);
    },
  );

  test("is translated", async () => {
    const german = await Instrument.survey("ipip-neo-120", "de");
    expect(german.items[0]!.text).toBe("Ich mache mir oft Sorgen");
    expect(german.scale[4]!.label).toBe("Sehr zutreffend");
  });

  test("of the SAPA items runs from very inaccurate, 1, to very accurate, 6", async () => {
    const { scale, items } = await Instrument.survey("sapa-bfi-25", "en");
    expect(scale[0]).toEqual({ value: 1, label: "Very Inaccurate" });
    expect(scale[5]).toEqual({ value: 6, label: "Very Accurate" });
    expect(items[0]).toEqual({ id: "A1", text: "Am indifferent to the feelings of others." });
  });

  test("does not tell keys or domains", async () => {
    for (const { id } of Instrument.list()) {
      const { items } = await Instrument.survey(id, "en");
      expect(items.flatMap(Object.keys).every((key) => key === "id" || key === "text")).toBe(true);
    }
  });

  test.each([
    ["sapa-bfi-25", "de"],
    ["ipip-neo-120", "xx"],
    ["ipip-neo-120", "__proto__"],
    ["ipip-neo-120", ""],
  ] as const)("of %s in %j is refused, naming the language", async (id, language) => {
    const refusal = await Instrument.survey(id, language).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidRequest);
    expect((refusal as InvalidRequest).issues!.map(({ path }) => path)).toEqual(["language"]);
  });
});
