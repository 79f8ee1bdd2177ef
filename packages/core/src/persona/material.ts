/**
 * What a persona is made from, read and kept with the version at the first step: whom it is about, statistics of the
 * responses, a sample of open answers; and the traits that follow. A step that finds none makes them: its execution
 * began under the release before, which handed them from state to state.
 */
import { Analysis } from "../analysis/index.ts";
import { Instrument } from "../instrument/index.ts";
import { type ResponseStatistics, reduce } from "../response/reduce.ts";
import { MIN_PEERS } from "../traits/constants.ts";
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
  const [person, responses] = await Promise.all([User.person(userId), reduce(analysis)]);
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
  const { person, statistics } = await materialOf(generation);
  const traits = Traits.synthesize({ ...inputOf(statistics), person, answeredAt: now });
  await persist(generation, { traits });
  return traits;
}

/** All peers are one batch, whose noise is the instrument's and their number's. */
function inputOf({ instrument: id, self, peers, excluded }: ResponseStatistics) {
  const instrument = Instrument.get(id);
  const released = peers.n < MIN_PEERS ? [] : [Traits.releaseBatch(instrument, peers, keyOf(peers))];
  const waiting = released.length > 0 ? 0 : peers.n;
  return {
    instrument: id,
    ...(self && { self: { scores: Traits.scoresOf(instrument, self.moments), flags: self.flags } }),
    peers: Traits.releasedPeers(released, { waiting, excluded }),
  };
}

const keyOf = ({ n, items }: Traits.Moments) => ({ secret: "", batchId: `${n}:${items.join(",")}` });
