import { entities } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { personAt } from "../../unit/profile/people.ts";

/** Somebody whose persona has two versions, with these T of openness and 50 elsewhere. */
async function changed(before: number, after: number) {
  const client = await signUp("Ada");
  await storePersona(client, { readyVersion: 2 }, 2);
  const userId = client.user.id;
  for (const [version, t] of [
    [1, before],
    [2, after],
  ] as const) {
    const traits = personAt([t, 50, 50, 50, 50]);
    await entities().personaVersion.patch({ userId, version }).set({ traits }).go();
  }
  return client;
}

describe("changes between two versions", () => {
  test("are told per scale, and whether they are more than chance", async () => {
    const ada = await changed(45, 66);
    const { status, body } = await ada.get("/personas/me/changes?from=1&to=2");
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: 1, to: 2 });
    const [openness, ...others] = body.items;
    expect(openness).toMatchObject({ scale: "openness", from: 45, to: 66, difference: 21, reliable: true });
    expect(others.map(({ difference, reliable }: typeof openness) => [difference, reliable])).toEqual(
      Array(4).fill([0, false]),
    );
    expect((await ada.get("/personas/me/changes")).body).toEqual(body);
    expect((await ada.get("/personas/me/changes?from=2&to=1")).body.items[0].difference).toBe(-21);
  });

  test("within the error of both are not reliable", async () => {
    const ada = await changed(50, 53);
    expect((await ada.get("/personas/me/changes")).body.items[0].reliable).toBe(false);
  });

  test("need versions that there are", async () => {
    const ada = await changed(50, 53);
    expectProblem(await ada.get("/personas/me/changes?from=1&to=7"), 404, "version_not_found");
    for (const from of ["x", "0", "-1", "1.5", "1e0", "0x1", "%201", "99999999"]) {
      expectProblem(await ada.get(`/personas/me/changes?from=${from}`), 400, "invalid_request", ["from"]);
    }
    expectProblem(await (await signUp("Bob")).get("/personas/me/changes"), 404, "persona_not_found");
  });
});
