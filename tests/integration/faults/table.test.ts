/**
 * A fault of DynamoDB on the k-th request of a generation, for every k: once, which the SDK's retries mend, and so
 * often that they are used up, which the state machine's mend. Either way the persona becomes ready, and no call of
 * the model is made twice.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  expectWhole,
  generate,
  inRounds,
  newcomer,
  type Somebody,
  seen,
  shareOut,
} from "../../support/faults/generations.ts";
import { startFaultStack } from "../../support/faults/stack.ts";
import { type Choose, TABLE_FAULTS, type TableFault } from "../../support/faults/table-proxy.ts";
import { modelCalls } from "../../support/generation.ts";
import { expectProblem } from "../../support/problem.ts";

const stack = await startFaultStack({ tableFaults: true });
afterAll(stack.close);
/** The API logs what it answers with 503, and a step what it could not keep. */
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

const USERS = 8;
/** Of the SDK, for one operation. */
const SDK_ATTEMPTS = 3;
const CALLS = 2;
/** POST /personas/generate reads the analysis and the persona, and claims. */
const ASKING = 2;

const planned = ({ userId, analysisId }: Somebody, choose: Choose) =>
  stack.table.plan([userId, analysisId], choose);

const between =
  (first: number, count: number, fault: TableFault): Choose =>
  ({ number }) =>
    number >= first && number < first + count ? fault : undefined;

async function requestsOfOne(): Promise<number> {
  const ada = await newcomer();
  const plan = planned(ada, () => undefined);
  await generate(stack, ada);
  plan.end();
  return plan.requests;
}

const REQUESTS = await requestsOfOne();
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** How many calls of the model there were meanwhile. */
async function callsDuring(work: () => Promise<void>): Promise<number> {
  const before = (await modelCalls()).length;
  await work();
  return (await modelCalls()).length - before;
}

async function expectReadyDespite(somebody: Somebody, choose: Choose): Promise<void> {
  const plan = planned(somebody, choose);
  await generate(stack, somebody).finally(plan.end);
  const persona = await seen(somebody);
  expect(persona).toMatchObject({ status: "ready", usage: { calls: CALLS } });
  await expectWhole(somebody, persona);
}

/** The twelve of docs/table.md, and one of a first generation. */
test("a first generation asks the table 13 times", () => {
  expect(REQUESTS).toBe(13);
});

describe.each(TABLE_FAULTS)("%s", (fault) => {
  test(`once, on any of the ${REQUESTS} requests of a generation, costs it nothing`, async () => {
    const places = numbers(1, REQUESTS);
    const calls = await callsDuring(() =>
      shareOut(places, USERS, (somebody, place) => expectReadyDespite(somebody, between(place, 1, fault))),
    );
    expect(calls).toBe(CALLS * places.length);
  });

  test("longer than the SDK tries, on any request of the workflow, costs it nothing", async () => {
    const places = numbers(ASKING + 1, REQUESTS);
    const calls = await callsDuring(() =>
      shareOut(places, USERS, (somebody, place) =>
        expectReadyDespite(somebody, between(place, SDK_ATTEMPTS, fault)),
      ),
    );
    expect(calls).toBe(CALLS * places.length);
  });
});

test.each(["throttled", "unavailable", "reset", "lost_answer"] as const)(
  "%s for as long as a persona is being asked for is a 503 that leaves nothing stuck",
  async (fault) => {
    const ask = async (somebody: Somebody, failing: string) => {
      const plan = planned(somebody, ({ operation }) => (operation === failing ? fault : undefined));
      const answer = await somebody.client.post("/personas/generate", { analysisId: somebody.analysisId });
      plan.end();
      expectProblem(answer, 503, "table_unavailable");
    };
    await inRounds(["TransactGetItems", "TransactWriteItems"], 2, ask, (somebody) =>
      expectReadyDespite(somebody, () => undefined),
    );
  },
);
