/** From statistics to traits; the norm group is chosen by sex and age. */

import { Instrument } from "@persona-ai/core/instrument";
import { ResponseStatistics } from "@persona-ai/core/response/reduce.ts";
import { Traits } from "@persona-ai/core/traits";
import { MIN_PEERS } from "@persona-ai/core/traits/constants.ts";
import { Person } from "@persona-ai/core/user";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({ generation: Generation, person: Person, statistics: ResponseStatistics });

export const handler = step("synthesizing_traits", Payload, async ({ person, statistics }) =>
  Traits.synthesize({ ...inputOf(statistics), person, answeredAt: new Date() }),
);

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
