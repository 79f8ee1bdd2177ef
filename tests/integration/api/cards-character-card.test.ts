import { crc32 } from "node:zlib";
import { CharacterCard } from "@persona-ai/core/character-card";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { readAsRisu, readAsSillyTavern, tavernVersion } from "../../support/card-readers.ts";
import { anybody, inProcess, type SignedIn } from "../../support/client.ts";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answerAsPeers, openAnalysis, readyAnalysis } from "../../support/surveys.ts";
import { finish, profileOf, regenerate, somebody } from "../cards/personas.ts";

const PATHS = ["/personas/me/character-card", "/personas/me/character-card.png"];
const KEYS = [
  "name",
  "description",
  "personality",
  "scenario",
  "first_mes",
  "mes_example",
  "creator_notes",
  "system_prompt",
  "post_history_instructions",
  "alternate_greetings",
  "tags",
  "creator",
  "character_version",
  "extensions",
];

async function pngOf({ accessToken }: SignedIn, query = "") {
  const response = await inProcess(`/personas/me/character-card.png${query}`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { headers: response.headers, bytes, image: decode(bytes) };
}

/** The types of a PNG's chunks, in order, each with a checksum that holds. */
function chunksOf(bytes: Buffer): string[] {
  const types: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const typed = bytes.subarray(at + 4, at + 8 + bytes.readUInt32BE(at));
    expect(bytes.readUInt32BE(at + 4 + typed.length)).toBe(crc32(typed));
    types.push(typed.toString("latin1", 0, 4));
  }
  return types;
}

describe("a character card", () => {
  test("is of the second version of the specification, with all its keys", async () => {
    const ada = await signUp();
    const persona = await generate(ada, (await readyAnalysis(ada)).id);
    const { status, headers, body } = await ada.get("/personas/me/character-card");
    expect(status).toBe(200);
    expect(CharacterCard.Info.parse(body)).toEqual(body);
    expect(body).toMatchObject({ spec: "chara_card_v2", spec_version: "2.0" });
    expect(Object.keys(body.data)).toEqual(KEYS);
    const { name, greeting } = persona.profile!;
    expect(body.data).toMatchObject({ name, first_mes: greeting, character_version: "1", extensions: {} });
    expect(body.data.mes_example).toMatch(/^<START>\n\{\{user\}\}: .+\n\{\{char\}\}: /);
    expect(headers.get("Content-Disposition")).toBe('attachment; filename="ada.json"');
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  test("has the traits' numbers only when asked for, and never who answered what", async () => {
    const ada = await signUp("Ada", { sex: "female", birthYear: 1990 });
    const { id, ...analysis } = await openAnalysis(ada);
    await answerAsPeers(analysis, 3);
    const persona = await generate(ada, id);
    const without = (await ada.get("/personas/me/character-card?traits=false")).body;
    expect(JSON.stringify(without)).not.toMatch(/\d\.\d{2}|evidence|:high|:low/);
    const { extensions } = (await ada.get("/personas/me/character-card?traits=true")).body.data;
    const shown = extensions["persona_ai/traits"];
    expect(Object.keys(shown)).toEqual(["instrument", "domains"]);
    expect(shown.domains.openness.t).toBe(persona.traits!.domains.openness.t);
    expect(JSON.stringify(extensions)).not.toMatch(/self|peers|raters|agreement|norm|score|answers/);
  });

  test("stands in its own picture, as base64 in the chunk chara", async () => {
    const ada = await somebody("Ada", {}, profileOf("Zoë Ñandú 🐉"));
    for (const query of ["", "?traits=true"]) {
      const { headers, image } = await pngOf(ada, query);
      const json = Buffer.from(image.text.chara!, "base64").toString("utf8");
      expect(JSON.parse(json)).toEqual((await ada.get(`/personas/me/character-card${query}`)).body);
      expect(image).toMatchObject({ width: 512, height: 768 });
      const v3 = JSON.parse(Buffer.from(image.text.ccv3!, "base64").toString("utf8"));
      expect(v3).toEqual({
        spec: "chara_card_v3",
        spec_version: "3.0",
        data: { ...JSON.parse(json).data, group_only_greetings: [] },
      });
      expect(headers.get("Content-Type")).toBe("image/png");
      expect(headers.get("Content-Disposition")).toBe('attachment; filename="zoe-nandu.png"');
      expect(headers.get("Cache-Control")).toBe("no-store");
    }
    const [plain, radar] = [await pngOf(ada), await pngOf(ada, "?traits=true")];
    expect(Buffer.from(plain.image.data).equals(Buffer.from(radar.image.data))).toBe(false);
  });

  test("comes before the picture in its file, where readers that do not load the picture look for it", async () => {
    const ada = await somebody("Ada");
    const { bytes } = await pngOf(ada);
    expect(chunksOf(bytes).slice(0, 4)).toEqual(["IHDR", "tEXt", "tEXt", "IDAT"]);
  });

  test("is read from its picture by SillyTavern and by RisuAI, by their rules", async () => {
    const ada = await somebody("Ada", {}, profileOf("Zoë Ñandú 🐉"));
    const { bytes } = await pngOf(ada, "?traits=true");
    const { body } = await ada.get("/personas/me/character-card?traits=true");
    expect(tavernVersion(body)).toBe(2);
    for (const read of [readAsSillyTavern, readAsRisu]) {
      const card = read(bytes);
      expect(tavernVersion(card)).toBe(3);
      expect(card.data).toEqual({ ...body.data, group_only_greetings: [] });
    }
    // Whoever knows the second version alone finds it beside.
    const older = Buffer.from(bytes.toString("latin1").replace("tEXtccv3", "tEXtzzz3"), "latin1");
    expect(readAsRisu(older)).toEqual(body);
    expect(() => readAsSillyTavern(older)).toThrow("CRC");
  });

  test("is of the last version that was ready, while the next one is being made", async () => {
    const ada = await somebody("Ada");
    await finish(await regenerate(ada.user.id), "Ada the Second");
    await regenerate(ada.user.id);
    const { body } = await ada.get("/personas/me/character-card");
    expect(body.data).toMatchObject({ name: "Ada the Second", character_version: "2" });
  });

  test.each(PATHS)(
    "%s is its owner's alone, needs a persona, one that was ready, and a plain yes or no",
    async (path) => {
      expectProblem(await anybody.get(path), 401, "authentication_required");
      expectProblem(await (await signUp()).get(path), 404, "persona_not_found");
      const ada = await somebody("Ada", { readyVersion: undefined, status: "generating" });
      expectProblem(await ada.get(path), 409, "persona_not_ready");
      expectProblem(await ada.get(`${path}?traits=maybe`), 400, "invalid_request", ["traits"]);
    },
  );
});
