import { randomUUID } from "node:crypto";
import { Card } from "@persona-ai/core/card";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { somebody } from "../cards/personas.ts";

const CACHE = "public, max-age=0, s-maxage=10, stale-while-revalidate=20";
const newHandle = () => `h-${randomUUID().slice(0, 13)}`;

async function published(name = "Ada", handle = newHandle()) {
  const person = await somebody(name);
  expect(await person.patch("/personas/me", { visibility: "public", handle })).toMatchObject({ status: 200 });
  return { ...person, handle };
}

describe("a card", () => {
  test("is what a generated persona shows from its publication to its withdrawal", async () => {
    const ada = await signUp();
    const { id } = await readyAnalysis(ada);
    const persona = await generate(ada, id);
    const handle = newHandle();
    await ada.patch("/personas/me", { handle });
    expectProblem(await anybody.get(`/cards/${handle}`), 404, "card_not_found");
    await ada.patch("/personas/me", { visibility: "public" });
    const { status, headers, body } = await anybody.get(`/cards/${handle}`);
    const { name, tagline, summary, greeting, conversationStarters } = persona.profile!;
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        name,
        tagline,
        summary,
        greeting,
        conversationStarters,
        handle,
        personaId: persona.id,
        version: 1,
      },
    });
    expect(Card.Info.parse(body)).toEqual(body);
    expect(body.traits.domains.openness).toEqual({
      t: persona.traits!.domains.openness.t,
      level: persona.traits!.domains.openness.level,
      band: persona.traits!.domains.openness.band,
    });
    expect(headers.get("Cache-Control")).toBe(CACHE);
    await generate(ada, id);
    expect((await anybody.get(`/cards/${handle}`)).body).toMatchObject({ version: 2 });
    await ada.patch("/personas/me", { visibility: "private" });
    expectProblem(await anybody.get(`/cards/${handle}`), 404, "card_not_found");
  });

  test("moves with the handle, and goes with it and with the persona", async () => {
    const ada = await published();
    const next = newHandle();
    await ada.patch("/personas/me", { handle: next });
    expectProblem(await anybody.get(`/cards/${ada.handle}`), 404, "card_not_found");
    expect(await anybody.get(`/cards/${next}`)).toMatchObject({ status: 200 });
    const bob = await published("Bob", ada.handle);
    expect((await anybody.get(`/cards/${ada.handle}`)).body).toMatchObject({ personaId: bob.personaId });
    await ada.patch("/personas/me", { handle: null });
    expectProblem(await anybody.get(`/cards/${next}`), 404, "card_not_found");
    await bob.delete("/personas/me");
    expectProblem(await anybody.get(`/cards/${bob.handle}`), 404, "card_not_found");
    const eve = await published("Eve");
    await eve.delete("/users/me");
    expectProblem(await anybody.get(`/cards/${eve.handle}`), 404, "card_not_found");
  });

  test("is not sent again to who has it, until it changes", async () => {
    const ada = await published();
    const path = `/cards/${ada.handle}`;
    for (const part of [path, `${path}/image.svg`, `${path}/image.png`]) {
      const etag = (await anybody.get(part)).headers.get("ETag")!;
      expect(etag).toMatch(/^"1\.\d+\.[\w-]{22}"$/);
      for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
        const unchanged = await anybody.get(part, { "If-None-Match": known });
        expect(unchanged).toMatchObject({ status: 304, body: "" });
        expect(unchanged.headers.get("ETag")).toBe(etag);
        expect(unchanged.headers.get("Cache-Control")).toBe(CACHE);
      }
      await ada.patch("/personas/me", { visibility: "private" });
      expectProblem(await anybody.get(part, { "If-None-Match": etag }), 404, "card_not_found");
      await ada.patch("/personas/me", { visibility: "public" });
      expect(await anybody.get(part, { "If-None-Match": etag })).toMatchObject({ status: 200 });
    }
  });

  test.each([
    ["nobody's", newHandle()],
    ["a reserved word", "admin"],
    ["in capitals", "Ada-Lovelace"],
    ["with a dot", "ada.svg"],
    ["a path", "..%2F..%2Fusers%2Fme"],
    ["with a NUL", "ada%00"],
    ["in other letters", encodeURIComponent("аda-lovelace")],
    ["an emoji", encodeURIComponent("👩🏽‍🔬")],
    ["a key of the table", encodeURIComponent("$persona#handle_ada")],
    ["__proto__", "__proto__"],
  ])("is not found by a handle that is %s", async (_what, handle) => {
    for (const part of ["", "/image.svg", "/image.png"]) {
      expectProblem(await anybody.get(`/cards/${handle}${part}`), 404, "card_not_found");
    }
  });

  test("is not looked for by what is no handle at all", async () => {
    for (const part of ["", "/image.svg", "/image.png"]) {
      const answer = await anybody.get(`/cards/${"x".repeat(129)}${part}`);
      expectProblem(answer, 400, "invalid_request", ["handle"]);
    }
  });

  test("is found by its handle to the letter only", async () => {
    const { handle } = await published();
    expectProblem(await anybody.get(`/cards/${handle.toUpperCase()}`), 404, "card_not_found");
  });
});

describe("a card's page", () => {
  const page = async (query: string, accepted?: string) =>
    anybody.get(
      `/c/${(await shown).handle}${query}`,
      accepted === undefined ? {} : { "Accept-Language": accepted },
    );
  const shown = published();

  test.each([
    ["", undefined, "en", "Curiosity and imagination"],
    ["", "de-AT,de;q=0.9,en;q=0.8", "de", "Neugier und Vorstellungskraft"],
    ["", "ja, en;q=0.2, fr;q=0.8, de;q=0", "fr", "Curiosité et imagination"],
    ["?lang=es", "de", "es", "Curiosidad e imaginación"],
    ["?lang=tlh", "de", "de", "Neugier und Vorstellungskraft"],
  ])("%s, to a reader of %s, is in %s", async (query, accepted, language, trait) => {
    const { status, headers, body } = await page(query, accepted);
    expect(status).toBe(200);
    expect(body).toContain(`<html lang="${language}" dir="ltr">`);
    expect(body).toContain(trait);
    expect(headers.get("Content-Language")).toBe(language);
    expect(headers.get("Vary")).toMatch(/\bAccept-Language\b/i);
    expect(body).not.toMatch(/[{}]\w+}|undefined/);
  });

  test("has an ETag for each language, and leads to the others", async () => {
    const [german, french] = [await page("?lang=de"), await page("?lang=fr")];
    expect(german.headers.get("ETag")).not.toBe(french.headers.get("ETag"));
    for (const language of ["en", "de", "fr", "es"]) {
      expect(german.body).toContain(`hreflang="${language}"`);
      expect(german.body).toContain(`href="?lang=${language}"`);
    }
  });

  test("says in the reader's language, too, that there is none", async () => {
    const { status, body } = await anybody.get("/c/nobody-has-this?lang=de");
    expect(status).toBe(404);
    expect(body).toContain('<html lang="de" dir="ltr">');
    expect(body).toContain("Diese Karte gibt es nicht");
  });
});
