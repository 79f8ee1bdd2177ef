/** Deleting the analysis of a later version that did not come to be: the persona goes on with the one that is ready. */
import { expect, test } from "vitest";
import { accepted } from "../../../support/accepted.ts";
import { generate, setFaults, settled } from "../../../support/generation.ts";
import { ownStack } from "../../../support/stack.ts";
import { readyAnalysis } from "../../../support/surveys.ts";
import { itemsThatMention } from "../../../support/whole-table.ts";
import { makeWorld } from "../../../support/world.ts";

/** Of one's own, so that the faults of the model are this file's. */
await ownStack();

test.each([
  ["failed", async () => setFaults("access_denied", "access_denied")],
  ["is still to be made", async () => setFaults(...Array(40).fill("unavailable"))],
])(
  "a persona that was ready goes on as it was without the analysis of which its next version %s",
  async (how, fault) => {
    const world = await makeWorld();
    await settled(world.owner);
    const { body: ready } = await world.owner.get("/personas/me");
    const { id: another } = await readyAnalysis(world.owner);
    await fault();
    accepted(await world.owner.post("/personas/generate", { analysisId: another }));
    if (how === "failed") await settled(world.owner);
    expect(await world.owner.delete(`/analyses/${another}`)).toMatchObject({ status: 204 });
    await setFaults();
    expect((await world.owner.get("/personas/me")).body).toEqual(ready);
    expect((await world.owner.get("/personas/me/versions")).body.items).toMatchObject([{ version: 1 }]);
    expect(await itemsThatMention([another])).toEqual([]);
    // Its number is not used again, nor the name of its execution.
    expect(await generate(world.owner, world.analysisId)).toMatchObject({ version: 3, status: "ready" });
  },
);
