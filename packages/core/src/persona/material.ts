/**
 * What a persona is made from, kept with the version: whom it is about, since it was asked for (generate.ts); from the
 * first step on statistics of the responses and a sample of open answers; and the traits that follow. A step that finds none in what it began with
 * makes them: it is the first, or its execution began under the release before, which handed them from state to state.
 */
import { Analysis } from "../analysis/index.ts";
import { release } from "../response/batches.ts";
import { db, together, transact } from "../table/index.ts";
import { Traits } from "../traits/index.ts";
import { User } from "../user/index.ts";
import type { Generation } from "../workflow/generation.ts";
import { AnswersWithdrawn } from "./errors.ts";
import { checkWithdrawals, headOf } from "./generation.ts";
import type { KeptMaterial, Material } from "./persona.entity.ts";
import { type Known, persist, workIn } from "./work.ts";

/**
 * What a step begins with before the words of others are sent anywhere: throws `AnswersWithdrawn` when a response was
 * withdrawn or deleted since they were read, which is looked at in the end once more (`ready`).
 */
export async function workUnlessWithdrawn(generation: Generation): Promise<Known> {
  const { userId, version, analysisId } = generation;
  const [made, analysis] = await together(
    db().transaction.get((table) => [
      table.personaVersion.get({ userId, version }).commit(),
      table.analysis.get({ userId, analysisId }).commit(),
    ]),
  );
  const work = workIn(made, generation);
  const { withdrawals = 0 } = Analysis.existing(analysis);
  const seen = work.material?.withdrawals;
  if (seen !== undefined && withdrawals !== seen) throw new AnswersWithdrawn();
  return work;
}

/**
 * For the first step, by what the claim has left with the version and with the responses, so that nothing else is read.
 * It is kept only while that is so: no answer was taken back meanwhile, and the analysis stays. Otherwise all is read.
 */
export async function gathered(generation: Generation): Promise<KeptMaterial> {
  const { userId, personaId, version } = generation;
  const material = await release(generation);
  if (material === null) return materialOf(generation, {});
  const { refused } = await transact((table) => [
    table.personaVersion
      .patch({ userId, version })
      .set({ material })
      .where((a, o) => `${o.eq(a.personaId, personaId)} AND ${o.eq(a.status, "generating")}`)
      .where((a, o) => o.exists(a.person))
      .commit(),
    headOf(table, generation, "synthesizing_traits"),
    checkWithdrawals(table, generation, material.withdrawals)
      .where((a, o) => o.notExists(a.deletedAt))
      .commit(),
  ]);
  return refused ? materialOf(generation, {}) : material;
}

export async function materialOf(generation: Generation, { material: known }: Known): Promise<Material> {
  if (known !== undefined) return known;
  const { userId, version, analysisId } = generation;
  const [made, found, user] = await together(
    db().transaction.get((table) => [
      table.personaVersion.get({ userId, version }).commit(),
      table.analysis.get({ userId, analysisId }).commit(),
      table.user.get({ userId }).commit(),
    ]),
  );
  workIn(made, generation);
  const material = { person: User.personOf(user), ...(await release(generation, Analysis.existing(found)))! };
  await persist(generation, { material }, "synthesizing_traits");
  return material;
}

export async function synthesized(
  generation: Generation,
  work: Known,
  now = new Date(),
): Promise<Traits.Info> {
  if (work.traits !== undefined) return work.traits;
  const { instrument, self, peers, person, answeredOn } = await materialOf(generation, work);
  const answeredAt = answeredOn === undefined ? now : new Date(answeredOn);
  const traits = Traits.synthesize({ instrument, self, peers, person, answeredAt });
  await persist(generation, { traits }, "generating_profile");
  return traits;
}
