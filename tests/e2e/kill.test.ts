/**
 * `npm start` killed by SIGKILL in every state in which a process can leave a generation, and started again on the same
 * data: the generation goes on and ends once. Each generation is a version of one persona, killed in a state of its
 * own; the process that finishes it is the one that is killed in the next.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { Persona, PersonaClient } from "@persona-ai/client";
import { expect, test } from "vitest";
import { finished, history, outline } from "../integration/stepfunctions/support/step-functions.ts";
import { type DataFolder, dataFolder } from "../support/faults/data-folder.ts";
import { answeredAnalysis, dataOf, signIn, userOf } from "./people.ts";

const timeout = 600_000;
const ASKING = ["GenerateProfile", "InterviewPersona"];

/** Asked for as fast as can be: there are some hundred of them. */
async function settled(client: PersonaClient): Promise<Persona> {
  for (let tries = 0; tries < 1_000; tries++) {
    const persona = await dataOf(client.api.GET("/personas/me"));
    if (persona.status !== "generating") return persona as Persona;
    await sleep(20);
  }
  throw new Error("Still generating.");
}

/** Of an execution that is over, or about to be. */
async function eventsOf({ stepFunctions }: DataFolder, { id, version }: Persona): Promise<HistoryEvent[]> {
  const executionArn = `arn:aws:states:us-east-1:000000000000:execution:persona-generation:${id}-v${version}`;
  await finished(stepFunctions, executionArn);
  return history(stepFunctions, executionArn);
}

async function begin(data: DataFolder, killAt: string) {
  await data.start(killAt);
  const client = await signIn(data.url, "ada@example.com");
  const { id: analysisId } = await answeredAnalysis(data.url, client);
  const ask = () => client.api.POST("/personas/generate", { body: { analysisId } });
  /** Asks for the version in which the process is killed: the answer may be lost. */
  const die = async () => {
    await ask().catch(() => {});
    await data.died();
  };
  return { client, ask, die };
}

/** How many of the steps that ask the model have no result yet at that event. */
function unanswered(clean: HistoryEvent[], event: number): number {
  const results = ASKING.map((state) => {
    const entered = clean.findIndex(({ stateEnteredEventDetails: of }) => of?.name === state);
    return clean.slice(entered).find(({ type }) => type === "TaskSucceeded")?.id ?? 0;
  });
  return results.filter((id) => id > event).length;
}

test.concurrent.each(["committed", "recorded"] as const)(
  "killed with each transaction of its events %s, a generation ends ready, once",
  // On a machine that is busy enough a step of some hundred fails and is tried again, which is another history.
  { timeout, retry: 1 },
  async (moment) => {
    await using data = await dataFolder();
    const { client, ask, die } = await begin(data, "0:0:never");
    await ask();
    const clean = await eventsOf(data, await settled(client));
    expect(clean.at(-1)?.type).toBe("ExecutionSucceeded");
    // A process leaves an execution after a transaction, or with what the next would have brought to disk: a result.
    const committed = data.committed(1);
    const beforeResults = clean.flatMap(({ id, type }) => (type === "TaskSucceeded" ? id! - 1 : []));
    expect(committed).toEqual(expect.arrayContaining([...beforeResults, clean.length]));
    const events = moment === "committed" ? committed : committed.slice(1);
    await data.kill();
    await data.start(`2:${events[0]}:${moment}`);

    for (const [i, event] of events.entries()) {
      await die();
      const version = i + 2;
      const next = events[i + 1];
      await data.start(next === undefined ? undefined : `${version + 1}:${next}:${moment}`);
      const persona = await settled(client);
      expect(persona).toMatchObject({ status: "ready", version, usage: { calls: ASKING.length } });
      const history = await eventsOf(data, persona);
      // Told first, and why: the outlines say of a step that failed only that it did.
      expect(history.flatMap(({ taskFailedEventDetails: failed }) => failed ?? [])).toEqual([]);
      expect(outline(history)).toEqual(outline(clean));
      expect(await data.modelCalls()).toBe(unanswered(clean, event));
    }
    const query = { limit: 100 };
    const { items } = await dataOf(client.api.GET("/personas/me/versions", { params: { query } }));
    const statuses = items.map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: events.length + 1 }, () => "ready"));
  },
);

test.concurrent("killed after the claim and before the start, a generation is failed by the sweep once overdue", {
  timeout,
}, async () => {
  await using data = await dataFolder();
  const { client, ask, die } = await begin(data, "1:1:recorded");
  await die();
  await data.start();
  const persona = await dataOf(client.api.GET("/personas/me"));
  expect(persona).toMatchObject({ status: "generating", version: 1 });
  await expect(client.api.GET("/personas/me/run")).rejects.toMatchObject({ code: "run_not_found" });
  await data.backdate((await userOf(client)).id, 180_000);
  await data.kill();
  await data.start();
  const error = { code: "generation_not_started", retryable: true };
  expect(await settled(client)).toMatchObject({ status: "failed", version: 1, error });
  await ask();
  expect(await settled(client)).toMatchObject({ status: "ready", version: 2 });
});
