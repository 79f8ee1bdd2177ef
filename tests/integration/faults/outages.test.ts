/**
 * DynamoDB out of order for longer than anything tries: from the k-th request of a generation on, for every k, and at
 * random. When it is back, the sweep leaves no persona behind, and it can be asked for again. SEED=random tries others.
 */
import { shardOf } from "@persona-ai/core/id.ts";
import { entities } from "@persona-ai/core/table";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  expectWhole,
  generate,
  generated,
  inRounds,
  newcomer,
  type Somebody,
  seen,
  sweepLater,
} from "../../support/faults/generations.ts";
import { startFaultStack } from "../../support/faults/stack.ts";
import { type Choose, TABLE_FAULTS, type TableFault } from "../../support/faults/table-proxy.ts";
import { forgetCalls, modelCalls } from "../../support/generation.ts";

const SCHEDULES = 150;
/** Most of the time is spent on the pauses of the SDK: they wait together. */
const USERS = 50;

const stack = await startFaultStack({ tableFaults: true });
afterAll(stack.close);
/** The API logs what it answers with 503, and a step what it could not keep. */
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

const CALLS = 2;
/** Where the table fails the interview, the persona is published without. */
const READY = { usage: { calls: expect.toSatisfy((calls: number) => calls === 1 || calls === CALLS) } };
const OUTAGE = expect.objectContaining({
  code: expect.stringMatching(/^(table_unavailable|table_busy|generation_not_started)$/),
  retryable: true,
});

async function generateWith(somebody: Somebody, choose: Choose): Promise<void> {
  const plan = stack.table.plan([somebody.userId, somebody.analysisId], choose);
  try {
    await generate(stack, somebody);
  } catch (refused) {
    expect(String(refused)).toContain("Answered 503");
  } finally {
    plan.end();
  }
}

/** A persona whose claim was never made is not there at all. */
async function expectNothingStuck(somebody: Somebody): Promise<void> {
  if ((await somebody.client.get("/personas/me")).status !== 404) {
    const persona = await seen(somebody);
    expect(persona).toMatchObject(persona.status === "ready" ? READY : { error: OUTAGE });
    await expectWhole(somebody, persona);
  }
  expect(await generated(stack, somebody)).toMatchObject({ status: "ready", usage: { calls: CALLS } });
}

/** A call to write and one to interview, of a generation with faults and the one after it. */
async function expectNoCallTwice(generations: number, work: () => Promise<void>): Promise<void> {
  await forgetCalls();
  await work();
  expect((await modelCalls()).length).toBeLessThanOrEqual(2 * CALLS * generations);
}

async function requestsOfOne(): Promise<number> {
  const ada = await newcomer();
  const plan = stack.table.plan([ada.userId, ada.analysisId], () => undefined);
  await generate(stack, ada);
  plan.end();
  return plan.requests;
}
const REQUESTS = await requestsOfOne();

describe.each(["unavailable", "reset", "lost_answer"] as const)("%s from a request on", (fault) => {
  test(`any of the ${REQUESTS}: ready or failed, and then ready`, async () => {
    const places = Array.from({ length: REQUESTS }, (_, i) => i + 1);
    await expectNoCallTwice(places.length, () =>
      inRounds(
        places,
        USERS,
        (somebody, place) => generateWith(somebody, ({ number }) => (number >= place ? fault : undefined)),
        expectNothingStuck,
      ),
    );
  });
});

type Stretch = { after: number; length: number; fault: TableFault };
const schedule = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 1, max: 8 }),
    fault: fc.constantFrom(...TABLE_FAULTS),
  }),
  { minLength: 1, maxLength: 6 },
);

/** One stretch after the other, each some requests `after` the last. */
function faultsOf(stretches: readonly Stretch[]): Choose {
  const faults = stretches.flatMap(({ after, length, fault }) => [
    ...Array.from({ length: after }, () => undefined),
    ...Array.from({ length }, () => fault),
  ]);
  return ({ number }) => faults[number - 1];
}

test(`with any schedule of faults: ready or failed, and then ready (${SCHEDULES} of them)`, async () => {
  const schedules = fc.sample(schedule, { numRuns: SCHEDULES });
  await expectNoCallTwice(schedules.length, () =>
    inRounds(
      schedules,
      USERS,
      (somebody, stretches) => generateWith(somebody, faultsOf(stretches)),
      (somebody, stretches) =>
        expectNothingStuck(somebody).catch((cause) => {
          throw new Error(`With ${JSON.stringify(stretches)}: ${cause}`, { cause });
        }),
    ),
  );
});

test("a claim whose answer is lost until another transaction is in its way is started all the same", async () => {
  const ada = await newcomer();
  await generate(stack, ada);
  const faults: (TableFault | undefined)[] = [undefined, "lost_answer", "lost_answer", "conflict"];
  const plan = stack.table.plan([ada.userId, ada.analysisId], ({ number }) => faults[number - 1]);
  expect(await generated(stack, ada)).toMatchObject({ status: "ready", version: 2 });
  plan.end();
});

test("a generation that has been started is answered with 202, even if nothing can be read any more", async () => {
  const ada = await newcomer();
  const afterItsClaim = () => {
    let isClaimed = false;
    return stack.table.plan([ada.userId], ({ operation }) => {
      const wasClaimed = isClaimed;
      isClaimed ||= operation === "TransactWriteItems";
      return wasClaimed && operation === "GetItem" ? "unavailable" : undefined;
    });
  };
  const plan = afterItsClaim();
  const answer = await ada.client.post("/personas/generate", { analysisId: ada.analysisId });
  plan.end();
  expect(answer).toMatchObject({ status: 202, body: { persona: { version: 1 } } });
  expect(answer.headers.has("RateLimit-Remaining")).toBe(true);

  await generate(stack, ada);
  const error = { code: "table_busy", message: "Busy.", retryable: true };
  await entities().persona.patch({ userId: ada.userId }).set({ status: "failed", error }).go();
  const again = afterItsClaim();
  const retried = await ada.client.post("/personas/me/retry");
  again.end();
  expect(retried).toMatchObject({ status: 202, body: { persona: { status: "generating" } } });
  expect(retried.headers.has("RateLimit-Remaining")).toBe(false);
});

test("a persona that the sweep cannot mark does not keep it from the others, and is marked by the next", async () => {
  const dead = () => "killed_before" as const;
  const users = await Promise.all([newcomer(), newcomer(), newcomer()]);
  const plans = users.map(({ userId }) => stack.functions.plan(userId, dead));
  await Promise.all(users.map((somebody) => generate(stack, somebody)));
  for (const plan of plans) plan.end();
  const stuck = await Promise.all(users.map(async (user) => ({ user, persona: await seen(user) })));
  const [first, ...others] = stuck.toSorted((a, b) =>
    shardOf(a.persona.id).localeCompare(shardOf(b.persona.id)),
  );

  const plan = stack.table.plan([first!.user.userId], ({ operation }) =>
    operation === "TransactWriteItems" ? "unavailable" : undefined,
  );
  await expect(sweepLater()).rejects.toThrow("could not be swept: 1");
  plan.end();
  expect(await seen(first!.user)).toMatchObject({ status: "generating" });
  for (const { user } of others) expect(await seen(user)).toMatchObject({ status: "failed" });
  expect(await sweepLater()).toBe(1);
  await expectWhole(first!.user, await seen(first!.user));
});
