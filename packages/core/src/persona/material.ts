/**
 * What a persona is made from, read and kept with the version at the first step: whom it is about, statistics of the
 * responses, a sample of open answers; and the traits that follow. A step that finds none in what it began with
 * makes them: it is the first, or its execution began under the release before, which handed them from state to state.
 */
import { Analysis } from "../analysis/index.ts";
import { release } from "../response/batches.ts";
import { Traits } from "../traits/index.ts";
import { User } from "../user/index.ts";
import type { Generation } from "../workflow/generation.ts";
import { AnswersWithdrawn } from "./errors.ts";
import type { Material } from "./persona.entity.ts";
import { type Known, persist } from "./work.ts";

/**
 * Before the words of others are sent anywhere, and at the end once more (`ready`): throws `AnswersWithdrawn` when a
 * response was withdrawn or deleted since they were read.
 */
export async function checkNotWithdrawn(
  { userId, analysisId }: Generation,
  { withdrawals: seen }: Material,
): Promise<void> {
  const { withdrawals = 0 } = await Analysis.getItem(analysisId, userId);
  if (seen !== undefined && withdrawals !== seen) throw new AnswersWithdrawn();
}

export async function materialOf(generation: Generation, { material: known }: Known): Promise<Material> {
  if (known !== undefined) return known;
  const { userId, analysisId } = generation;
  const analysis = await Analysis.getItem(analysisId, userId);
  const [person, responses] = await Promise.all([User.person(userId), release(analysis)]);
  const { language, withdrawals = 0 } = analysis;
  const material = { person, language, withdrawals, ...responses };
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
