/**
 * From a person's own scores and the released figures of their peers to their traits (docs/psychometrics.md). Pure:
 * the same input, the same traits.
 *
 * `self.scores` are by scale id, in raw units (`scoresOf`); `peers` is what batches release (peer-batches.ts), and a
 * response that still waits, or was excluded, is a count there and nothing else.
 */
import { DomainError } from "../error.ts";
import type { InstrumentId } from "../instrument/definition.ts";
import { Instrument } from "../instrument/index.ts";
import type { Flag } from "./careless-responding.ts";
import { MIN_PEERS } from "./constants.ts";
import { domainTraits, gapsOf } from "./domain-traits.ts";
import { byDomain, type Info } from "./info.ts";
import { type Demographics, normFor } from "./norm.ts";
import type { ReleasedPeers } from "./peer-batches.ts";
import { profileCorrelation, type Rated } from "./rated.ts";
import { warningsAbout } from "./warnings.ts";

export type Input = {
  instrument: InstrumentId;
  self?: { scores: Readonly<Record<string, number>>; flags: readonly Flag[] } | undefined;
  peers?: ReleasedPeers | undefined;
  person: Demographics;
  /** When the answers were given: the person's own, or the last released batch's. Their age counts as of then. */
  answeredAt: Date;
};

export class NotEnoughResponses extends DomainError {
  constructor() {
    const message = `Traits need the owner's own response or those of at least ${MIN_PEERS} peers.`;
    super("conflict", "not_enough_responses", message);
  }
}

const NOBODY: ReleasedPeers = { n: 0, waiting: 0, excluded: 0, scales: {} };

/** Throws `NotEnoughResponses` with neither a self response nor enough peers. */
export function synthesize({ instrument: id, self, peers = NOBODY, person, answeredAt }: Input): Info {
  const enoughPeers = peers.n >= MIN_PEERS;
  if (!self && !enoughPeers) throw new NotEnoughResponses();
  const instrument = Instrument.get(id);
  const norm = normFor(instrument, person, answeredAt);
  const rated: Rated = { instrument, norm, self: self?.scores, peers: enoughPeers ? peers : undefined };
  const { n, waiting, excluded } = peers;
  return {
    instrument: id,
    raters: { self: self ? 1 : 0, peers: n, waiting, excluded },
    domains: byDomain((domain) => domainTraits(rated, domain)),
    ...(rated.self && rated.peers && { agreement: agreementOf(rated) }),
    norm: { group: norm.group, ...(norm.n !== undefined && { n: norm.n }) },
    warnings: warningsAbout(self?.flags ?? [], peers),
  };
}

function agreementOf(rated: Rated): Info["agreement"] {
  const r = profileCorrelation(rated);
  return { ...(r !== undefined && { profileCorrelation: r }), gaps: gapsOf(rated) };
}
