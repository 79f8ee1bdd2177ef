import { Instrument, type InstrumentId } from "@persona-ai/core/instrument";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { expectProblem } from "../../support/problem.ts";

describe("the instruments", () => {
  test("are listed to anybody, and may be cached", async () => {
    const { status, headers, body } = await anybody.get("/instruments");
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toMatch(/^public, max-age=\d+$/);
    expect(body).toEqual({
      items: [
        {
          id: "sapa-bfi-25",
          title: expect.any(String),
          itemCount: 25,
          minutes: expect.any(Number),
          languages: ["en"],
        },
        {
          id: "ipip-neo-120",
          title: expect.any(String),
          itemCount: 120,
          minutes: expect.any(Number),
          languages: expect.arrayContaining(["en", "de", "fr", "ja"]),
        },
      ],
    });
  });

  test.each([
    ["sapa-bfi-25", 25, [1, 2, 3, 4, 5, 6]],
    ["ipip-neo-120", 120, [1, 2, 3, 4, 5]],
  ])("show of %s its items and scale, and neither keys nor domains", async (id, count, values) => {
    const { status, body } = await anybody.get(`/instruments/${id}`);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual([
      "dir",
      "id",
      "items",
      "language",
      "quality",
      "scale",
      "title",
    ]);
    expect(body).toMatchObject({ id, language: "en" });
    expect(body.scale).toEqual(values.map((value) => ({ value, label: expect.stringMatching(/\w/) })));
    expect(body.items).toEqual(
      Array.from({ length: count }, () => ({ id: expect.any(String), text: expect.stringMatching(/\w/) })),
    );
    expect(new Set(body.items.map((item: { id: string }) => item.id)).size).toBe(count);
  });

  test("come in every language that they are listed with, of the same items", async () => {
    const { body: list } = await anybody.get("/instruments");
    const { languages } = list.items[1];
    const answers = await Promise.all(
      languages.map((language: string) => anybody.get(`/instruments/ipip-neo-120?language=${language}`)),
    );
    expect(languages.length).toBeGreaterThanOrEqual(36);
    expect(answers.map(({ status, body }) => [status, body.language])).toEqual(
      languages.map((language: string) => [200, language]),
    );
    const ids = new Set(answers.map(({ body }) => body.items.map(({ id }: { id: string }) => id).join()));
    expect(ids.size).toBe(1);
    const first = new Set(answers.map(({ body }) => body.items[0].text));
    expect(first.size).toBeGreaterThan(30);
  });

  test.each(["xx", "EN", "en,de", "", "__proto__", "constructor"])(
    "are refused in the language %j, with those that there are",
    async (language) => {
      const answer = await anybody.get(`/instruments/ipip-neo-120?language=${language}`);
      expectProblem(answer, 400, "invalid_request", ["language"]);
      expect(answer.body.errors[0].message).toContain("en, ar, bg");
    },
  );

  test.each(["sapa", "SAPA-BFI-25", "__proto__", "..%2Fusers%2Fme", "x".repeat(128)])(
    "do not include %j",
    async (id) => expectProblem(await anybody.get(`/instruments/${id}`), 404, "instrument_not_found"),
  );

  test("are not asked for by an id of any length", async () => {
    expectProblem(await anybody.get(`/instruments/${"x".repeat(129)}`), 400, "invalid_request", ["id"]);
  });
});

describe("the traits in words", () => {
  test.each([
    ["sapa-bfi-25", 0],
    ["ipip-neo-120", 30],
  ])("are all that %s measures, each text with a key of its own", async (id, facets) => {
    const { status, headers, body } = await anybody.get(`/instruments/${id}/traits`);
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toMatch(/^public, max-age=\d+$/);
    const measured = Instrument.get(id as InstrumentId).scales.map((scale) => scale.id);
    type Named = { id: string; facets: { id: string }[] };
    const told = body.items.flatMap((domain: Named) => [
      domain.id,
      ...domain.facets.map((facet) => `${domain.id}.${facet.id}`),
    ]);
    expect(told.toSorted()).toEqual(measured.toSorted());
    const texts = [...JSON.stringify(body).matchAll(/{"key":"(traits\.[a-z.-]+)","text":"([^"]+)"}/g)];
    expect(texts).toHaveLength(3 + 5 * 10 + facets * 3);
    expect(new Set(texts.map(([, key]) => key)).size).toBe(texts.length);
    // What people read in sentences is the term, where that is a word of theirs.
    const own = texts.filter(([, key]) => !key!.endsWith(".plain"));
    expect(new Set(own.map(([, , text]) => text)).size).toBe(own.length);
  });

  test("are of an instrument that there is", async () => {
    expectProblem(await anybody.get("/instruments/mmpi/traits"), 404, "instrument_not_found");
  });
});
