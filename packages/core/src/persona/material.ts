/**
 * What a persona is made from, read and kept with the version at the first step: whom it is about, statistics of the
 * responses, a sample of open answers; and the traits that follow. A step that finds none in what it began with
 * makes them: it is the first, or its execution began under the release before, which handed them from state to state.
 */
import { Analysis } from "../analysis/index.ts";
import { release } from "../response/batches.ts";
import { db, together } from "../table/index.ts";
import { Traits } from "../traits/index.ts";
import { User } from "../user/index.ts";
import type { Generation } from "../workflow/generation.ts";
import { AnswersWithdrawn } from "./errors.ts";
import { begin } from "./generation.ts";
import type { Material } from "./persona.entity.ts";
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

/** So many peers' answers take a while: the owner is told that they are being read. */
const MANY = 1000;

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
  const analysis = Analysis.existing(found);
  const { language, withdrawals = 0, peerCount } = analysis;
  if (peerCount > MANY) await begin(generation);
  const material = { person: User.personOf(user), language, withdrawals, ...(await release(analysis)) };
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
