import { Instrument, InstrumentNotFound } from "@persona-ai/core/instrument";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import { describe, expect, test } from "vitest";
import norms from "../../../packages/core/src/instrument/ipip-neo-120-norms.data.json" with { type: "json" };

const sapa = Instrument.get("sapa-bfi-25");
const ipip = Instrument.get("ipip-neo-120");

describe("list", () => {
  test("names both instruments with their length and languages", () => {
    const summaries = Instrument.list();
    expect(summaries.map(({ id, itemCount }) => [id, itemCount])).toEqual([
      ["sapa-bfi-25", 25],
      ["ipip-neo-120", 120],
    ]);
    expect(summaries[0]!.languages).toEqual(["en"]);
    expect(summaries[1]!.languages).toHaveLength(36);
    for (const summary of summaries) expect(Instrument.Summary.parse(summary)).toEqual(summary);
  });

  test("cannot be used to change the instrument", () => {
    Instrument.list()[0]!.languages.push("xx");
    expect(Instrument.list()[0]!.languages).toEqual(["en"]);
  });
});

describe("an id from outside", () => {
  test("is the instrument's when there is one", () => {
    expect(Instrument.parseId("ipip-neo-120")).toBe("ipip-neo-120");
  });

  test.each(["", "nope", "__proto__", "constructor", "SAPA-BFI-25"])("%j is not found", (id) => {
    expect(() => Instrument.parseId(id)).toThrow(InstrumentNotFound);
  });
});

describe("sapa-bfi-25", () => {
  test("has five items in each domain, as they are lettered", () => {
    for (const domain of DOMAINS) {
      const letter = domain[0]!.toUpperCase();
      const own = sapa.items.filter((item) => item.domain === domain).map(({ id }) => id);
      expect(own).toEqual([1, 2, 3, 4, 5].map((n) => `${letter}${n}`));
    }
  });

  test("reverses the items that R's psych reverses", () => {
    const minus = sapa.items.filter(({ keyed }) => keyed === "minus").map(({ id }) => id);
    expect(minus).toEqual(["A1", "C4", "C5", "E1", "E2", "O2", "O5"]);
  });
});

describe("ipip-neo-120", () => {
  test("has thirty facets of four items, named as its norms are in every group", () => {
    const facets = ipip.scales.filter(({ facet }) => facet !== undefined);
    expect(facets.every(({ items }) => items.length === 4)).toBe(true);
    for (const group of Object.values(norms.norms)) {
      const named = DOMAINS.flatMap((domain) =>
        Object.keys(group[domain].facets).map((name) => `${domain}.${name}`),
      );
      expect(new Set(facets.map(({ id }) => id))).toEqual(new Set(named));
    }
    expect(facets).toHaveLength(30);
  });

  test("has norms for each of its scales in every group", () => {
    for (const { scales } of Object.values(ipip.norms)) {
      expect(Object.keys(scales).sort()).toEqual(ipip.scales.map(({ id }) => id).sort());
    }
  });

  test.each([
    ["Worry about things", "neuroticism.anxiety", "plus"],
    ["Am not easily annoyed", "neuroticism.anger", "minus"],
    ["Often feel blue", "neuroticism.depression", "plus"],
    ["Go on binges", "neuroticism.immoderation", "plus"],
    ["Panic easily", "neuroticism.vulnerability", "plus"],
    ["Love large parties", "extraversion.gregariousness", "plus"],
    ["Like to take it easy", "extraversion.activity-level", "minus"],
    ["Do not like poetry", "openness.artistic-interests", "minus"],
    ["Tend to vote for liberal political candidates", "openness.liberalism", "plus"],
    ["Trust others", "agreeableness.trust", "plus"],
    ["Love a good fight", "agreeableness.cooperation", "minus"],
    ["Boast about my virtues", "agreeableness.modesty", "minus"],
    ["Like to tidy up", "conscientiousness.orderliness", "plus"],
    ["Waste my time", "conscientiousness.self-discipline", "minus"],
    ["Act without thinking", "conscientiousness.cautiousness", "minus"],
  ])("counts %j on %s, keyed %s", async (text, scale, keyed) => {
    const { items } = await Instrument.survey("ipip-neo-120", "en");
    const position = items.findIndex((item) => item.text === text);
    const { domain, facet, keyed: key, id } = ipip.items[position]!;
    expect([`${domain}.${facet}`, key, id]).toEqual([scale, keyed, items[position]!.id]);
  });
});
