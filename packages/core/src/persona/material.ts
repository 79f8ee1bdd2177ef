/**
 * What a persona is made from, read and kept with the version at the first step: whom it is about, statistics of the
 * responses, a sample of open answers; and the traits that follow. A step that finds none makes them: its execution
 * began under the release before, which handed them from state to state.
 */
import { Analysis } from "../analysis/index.ts";
import { release } from "../response/batches.ts";
import { Traits } from "../traits/index.ts";
import { User } from "../user/index.ts";
import type { Generation } from "../workflow/generation.ts";
import type { Material } from "./persona.entity.ts";
import { persist, workOf } from "./work.ts";

type Options = { anew?: boolean };

/** With `anew`, what an earlier try has kept is made again. */
export async function materialOf(generation: Generation, { anew = false }: Options = {}): Promise<Material> {
  const known = anew ? undefined : (await workOf(generation)).material;
  if (known !== undefined) return known;
  const { userId, analysisId } = generation;
  const analysis = await Analysis.getItem(analysisId, userId);
  const [person, responses] = await Promise.all([User.person(userId), release(analysis)]);
  const material = { person, language: analysis.language, ...responses };
  await persist(generation, { material });
  return material;
}

export async function synthesized(
  generation: Generation,
  { anew = false }: Options = {},
  now = new Date(),
): Promise<Traits.Info> {
  const known = anew ? undefined : (await workOf(generation)).traits;
  if (known !== undefined) return known;
  const { instrument, self, peers, person, answeredOn } = await materialOf(generation);
  const answeredAt = answeredOn === undefined ? now : new Date(answeredOn);
  const traits = Traits.synthesize({ instrument, self, peers, person, answeredAt });
  await persist(generation, { traits });
  return traits;
}
