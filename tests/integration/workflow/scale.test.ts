/** An analysis with 10,000 peers: within the functions' memory, and with payloads that do not grow. */
import { GetExecutionHistoryCommand, SFNClient } from "@aws-sdk/client-sfn";
import { entities } from "@persona-ai/core/table";
import { expect, test } from "vitest";
import { settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { seedPeers } from "../../support/seed.ts";
import { openAnalysis } from "../../support/surveys.ts";

const KIB = 1024;

test("10,000 responses become a persona, and no payload of the run is over 4 KiB", async () => {
  const client = await signUp();
  const analysis = await openAnalysis(client, { questions: ["What are they good at?", "What annoys you?"] });
  await seedPeers(client.user.id, analysis, 10_000);
  expect((await client.post("/personas/generate", { analysisId: analysis.id })).status).toBe(202);
  const persona = await settled(client);

  expect(persona.status).toBe("ready");
  expect(persona.traits?.raters).toEqual({ self: 0, peers: 10_000, waiting: 0, excluded: 0 });
  const { data } = await entities().persona.get({ userId: client.user.id }).go();
  const { events = [] } = await new SFNClient({}).send(
    new GetExecutionHistoryCommand({
      executionArn: data?.executionArn,
      maxResults: 1000,
      includeExecutionData: true,
    }),
  );
  const payloads = events.flatMap((event) => [
    event.stateEnteredEventDetails?.input,
    event.stateExitedEventDetails?.output,
    event.taskScheduledEventDetails?.parameters,
    event.taskSucceededEventDetails?.output,
  ]);
  const sizes = payloads.filter((text) => text !== undefined).map((text) => Buffer.byteLength(text));
  expect(sizes.length).toBeGreaterThan(15);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4 * KIB);
});
