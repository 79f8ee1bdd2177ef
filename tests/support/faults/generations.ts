/**
 * Generations with faults, and what must hold of each however it went: ready or failed, never half-written, its
 * execution over, nothing left among those that are being generated.
 *
 *   const { user, analysisId } = await newcomer();
 *   const outcome = await made(stack, user, analysisId); // { status: "ready", … } | { status: "failed", error }
 */

import { shardOf } from "@persona-ai/core/id.ts";
import type { Persona } from "@persona-ai/core/persona";
import { GENERATION_ERRORS } from "@persona-ai/core/persona/failure.ts";
import { sweep } from "@persona-ai/core/persona/sweep.ts";
import { entities } from "@persona-ai/core/table";
import { Workflow } from "@persona-ai/core/workflow";
import { expect } from "vitest";
import { accepted } from "../accepted.ts";
import type { SignedIn } from "../client.ts";
import { signUp } from "../people.ts";
import { readyAnalysis } from "../surveys.ts";
import type { FaultStack } from "./stack.ts";

export type Somebody = { client: SignedIn; userId: string; analysisId: string };

export async function newcomer(): Promise<Somebody> {
  const client = await signUp();
  const { id: analysisId } = await readyAnalysis(client);
  return { client, userId: client.user.id, analysisId };
}

/** Somebody's generations wait for their first step, from the moment that one has come to it until they are released. */
export function holdFirstStep({ functions }: FaultStack, userId: string) {
  const gate = Promise.withResolvers<void>();
  const arrival = Promise.withResolvers<void>();
  const plan = functions.plan(userId, ({ name }) => {
    if (name !== "FetchResponses") return undefined;
    arrival.resolve();
    return { held: gate.promise };
  });
  return { arrived: arrival.promise, release: () => gate.resolve(), idle: plan.idle, end: plan.end };
}

/** Asks for a persona and waits until its execution is over. */
export async function generate(stack: FaultStack, { client, analysisId }: Somebody): Promise<void> {
  const { body } = accepted(await client.post("/personas/generate", { analysisId }));
  const { id: personaId, version } = body.persona as Persona.Info;
  await stack.ended(Workflow.executionArn({ personaId, version }));
}

export async function generated(stack: FaultStack, somebody: Somebody): Promise<Persona.Info> {
  await generate(stack, somebody);
  return seen(somebody);
}

export async function seen({ client }: Somebody): Promise<Persona.Info> {
  return accepted(await client.get("/personas/me")).body;
}

/** The sweep as it runs once the grace of a start is over. */
export const sweepLater = (): Promise<number> => sweep(new Date(Date.now() + 5 * 60_000));

const CODES = new Map(Object.values(GENERATION_ERRORS).map((failure) => [failure.code, failure]));

/** What holds of a generation that is over. */
export async function expectWhole({ userId }: Somebody, persona: Persona.Info): Promise<void> {
  const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
  const key = { userId, version: persona.version };
  const { data: version } = await entities().personaVersion.get(key).go({ consistent: true });
  const { id, status, error, readyVersion } = persona;
  expect(head).toMatchObject({ personaId: id, version: persona.version, status });
  expect(version).toMatchObject({ personaId: id, status, executionArn: head?.executionArn });
  expect([head?.error, version?.error]).toEqual([error, error]);
  const readyAt = status === "ready" ? persona.readyAt : undefined;
  expect([head?.readyAt, version?.readyAt]).toEqual([readyAt, readyAt]);
  expect([head?.generatingSince, head?.generatingShard]).toEqual([undefined, undefined]);
  expect(await underWay(id)).not.toContain(userId);
  const parts = [persona.traits, persona.profile, persona.model, persona.usage, persona.fidelity];
  if (status === "ready") {
    expect({ parts: parts.map((part) => part !== undefined), error }).toEqual({
      parts: parts.map(() => true),
      error: undefined,
    });
    expect(head).toMatchObject({ step: "done", readyVersion: persona.version });
    return;
  }
  // What is shown of a failed one is the last that was ready, if there was one.
  const shown = parts.map((part) => part !== undefined);
  expect({ status, shown }).toEqual({ status: "failed", shown: parts.map(() => readyVersion !== undefined) });
  expect(error).toEqual(CODES.get(error?.code ?? "") ?? error);
  expect(error).toEqual({
    code: expect.any(String),
    message: expect.any(String),
    retryable: expect.any(Boolean),
  });
}

/** The keys of what stands among the personas being generated, in the shard of this one: they name whose it is. */
async function underWay(personaId: string): Promise<string> {
  const { data } = await entities()
    .persona.query.generating({ generatingShard: shardOf(personaId) })
    .go({ pages: "all", data: "raw", ignoreOwnership: true });
  return JSON.stringify(data);
}

const newcomers = (count: number): Promise<Somebody[]> =>
  Promise.all(Array.from({ length: count }, () => newcomer()));

/** Does the work of each item, with a user of its own to each of the `count` that work at once. */
export async function shareOut<T>(
  items: readonly T[],
  count: number,
  work: (somebody: Somebody, item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const worker = async (somebody: Somebody): Promise<void> => {
    for (const item of waiting) await work(somebody, item);
  };
  await Promise.all((await newcomers(count)).map(worker));
}

/** The same in rounds: all work, then the sweep runs, which disturbs nobody's work so, then all are looked at. */
export async function inRounds<T>(
  items: readonly T[],
  count: number,
  work: (somebody: Somebody, item: T) => Promise<void>,
  afterTheSweep: (somebody: Somebody, item: T) => Promise<void>,
): Promise<void> {
  const users = await newcomers(Math.min(count, items.length));
  for (let first = 0; first < items.length; first += users.length) {
    const round = users.flatMap((somebody, i) => {
      const item = items[first + i];
      return item === undefined ? [] : [{ somebody, item }];
    });
    await Promise.all(round.map(({ somebody, item }) => work(somebody, item)));
    await sweepLater();
    await Promise.all(round.map(({ somebody, item }) => afterTheSweep(somebody, item)));
  }
}
