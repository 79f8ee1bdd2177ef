/**
 * Answers, withdrawals, deletions and releases in any order, some of them at once, over the real table: what is told is
 * always of whole batches, counts are what there is, and nothing that is gone is told again.
 */
import { Actor } from "@persona-ai/core/actor.ts";
import { Analysis } from "@persona-ai/core/analysis";
import { Instrument } from "@persona-ai/core/instrument";
import { Response } from "@persona-ai/core/response";
import { release } from "@persona-ai/core/response/batches.ts";
import { removeExpired } from "@persona-ai/core/response/retention.ts";
import { entities } from "@persona-ai/core/table";
import { flags, isExcluded } from "@persona-ai/core/traits/careless-responding.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { ownTable } from "../../support/own-table.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo } from "../../support/surveys.ts";

/** Its own, because what ends in time ends for everybody in it. */
await ownTable();

type Given = { id: string; receipt: string };

const ada = await signUp();
const asAda = <T>(run: () => Promise<T>) => Actor.provide({ type: "user", userId: ada.user.id }, run);
let seeds = 0;
const isCareless = (seed: number) =>
  isExcluded(flags(Instrument.get("sapa-bfi-25"), answersTo("sapa-bfi-25", seed)));
/** Of answers that are used: some of the simulated ones look careless. */
function nextSeed(): number {
  do seeds++;
  while (isCareless(seeds));
  return seeds;
}

async function openAnalysis() {
  const questions = ["What are they like?"];
  return asAda(() => Analysis.create({ title: "Me", instrument: "sapa-bfi-25", questions }));
}

const answer = ({ shareToken, questions }: Analysis.Info): Promise<Given> => {
  const seed = nextSeed();
  const openAnswers = { [questions[0]!.id]: `Said by ${seed}.` };
  return Response.submit(shareToken, {
    relation: "other",
    answers: answersTo("sapa-bfi-25", seed),
    openAnswers,
  });
};
async function released({ id }: Analysis.Info) {
  const analysis = await Analysis.getItem(id, ada.user.id);
  return (await release(analysis, analysis))!;
}
const batchesOf = async (analysisId: string) =>
  (await entities().peerBatch.query.primary({ analysisId }).go({ consistent: true })).data;
const membersOf = async (analysisId: string) =>
  (await entities().response.query.primary({ analysisId }).go({ consistent: true, pages: "all" })).data;

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant({ kind: "answer", at: 0 }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("withdraw", "delete"), at: fc.nat(20) }) },
    { weight: 3, arbitrary: fc.constant({ kind: "release", at: 0 }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("both"), at: fc.nat(20) }) },
  ),
  { minLength: 8, maxLength: 20 },
);

test("whatever happens in whatever order, counts are what there is, and a batch is whole or dissolved", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const analysis = await openAnalysis();
      const there: Given[] = [];
      const figures = new Map<string, unknown>();
      for (const { kind, at } of all) {
        const [one] =
          kind === "answer" || kind === "release" ? [] : there.splice(at % (there.length || 1), 1);
        if (kind === "answer") there.push(await answer(analysis));
        if (kind === "release") await released(analysis);
        if (kind === "withdraw" && one) await Response.withdraw(one.receipt);
        if (kind === "delete" && one) await asAda(() => Response.remove(analysis.id, one.id));
        if (kind === "both") {
          const other = one
            ? Response.withdraw(one.receipt)
            : answer(analysis).then((given) => there.push(given));
          await Promise.all([released(analysis), other]);
        }
        await check(analysis, there, figures);
      }
    }),
    { numRuns: 6 },
  );
});

async function check(analysis: Analysis.Info, there: Given[], figures: Map<string, unknown>): Promise<void> {
  const [batches, stored] = [await batchesOf(analysis.id), await membersOf(analysis.id)];
  const ids = new Set(stored.map(({ responseId }) => responseId));
  for (const { id } of there) expect(ids).toContain(id);
  const whole = batches.filter(({ status }) => status === "released");
  for (const { batchId, members, figures: shown, excluded } of whole) {
    expect(members.length - excluded).toBeGreaterThanOrEqual(3);
    for (const member of members) expect(ids).toContain(member);
    const own = stored.filter((response) => response.batchId === batchId);
    expect(own.map(({ responseId }) => responseId).sort()).toEqual([...members].sort());
    if (figures.has(batchId)) expect(shown).toEqual(figures.get(batchId));
    figures.set(batchId, shown);
  }
  for (const batch of batches.filter(({ status }) => status === "dissolved")) {
    expect(batch).not.toHaveProperty("figures");
    for (const member of batch.members) expect(ids).toContain(member);
  }
  const { responses } = await asAda(() => Analysis.get(analysis.id));
  const inBatches = whole.reduce((sum, { members }) => sum + members.length, 0);
  expect(responses).toMatchObject({ peer: stored.length, waiting: stored.length - inBatches });
}

test("20 releases and 5 withdrawals at once make each peer part of one batch at most", async () => {
  const analysis = await openAnalysis();
  const given = await Promise.all(Array.from({ length: 12 }, () => answer(analysis)));
  await Promise.all([
    ...Array.from({ length: 20 }, () => released(analysis)),
    ...given.slice(0, 5).map(({ receipt }) => Response.withdraw(receipt)),
  ]);
  const { peers, openAnswers } = await released(analysis);
  expect(peers).toMatchObject({ n: 7, waiting: 0, excluded: 0 });
  expect(openAnswers).toHaveLength(7);
  await check(analysis, given.slice(5), new Map());
});

test("answers of peers go when their time after the closing is up; what was released of them stays", async () => {
  const analysis = await openAnalysis();
  const given = await Promise.all(Array.from({ length: 4 }, () => answer(analysis)));
  const before = await released(analysis);
  const late = await answer(analysis);
  await asAda(() => Analysis.change(analysis.id, { status: "closed" }));
  const closed = Date.now();
  const daysLater = (days: number) => new Date(closed + days * 24 * 3600_000);
  await removeExpired(30, daysLater(29));
  expect((await anybody.get(`/receipts/${late.receipt}`)).status).toBe(200);
  await removeExpired(30, daysLater(31));
  for (const { receipt } of [...given, late]) {
    expectProblem(await anybody.get(`/receipts/${receipt}`), 404, "receipt_not_found");
  }
  expect(await membersOf(analysis.id)).toEqual([]);
  expect((await asAda(() => Analysis.get(analysis.id))).responses).toMatchObject({ peer: 4, waiting: 0 });
  const after = await released(analysis);
  expect(after.peers).toEqual(before.peers);
  expect(after.openAnswers).toEqual([]);
});

test("answers of an analysis that was opened again in time stay", async () => {
  const analysis = await openAnalysis();
  const { receipt } = await answer(analysis);
  await asAda(() => Analysis.change(analysis.id, { status: "closed" }));
  await asAda(() => Analysis.change(analysis.id, { status: "open" }));
  await removeExpired(0, new Date(Date.now() + 1_000));
  expect((await anybody.get(`/receipts/${receipt}`)).status).toBe(200);
});
