/**
 * From the responses' statistics to a person's traits (README, "Traits"). Pure: the same input, the same
 * traits.
 *
 * `self` is the owner's response (moments of n = 1) with its quality flags; `peers` counts the peers' usable
 * responses only, `excluded` how many were left out. Fewer than 3 usable peers are neither shown nor used, since
 * a single one's answers could be inferred; `raters.peers` still counts them, with a warning.
 */
import { DomainError } from "../error.ts";
import type { InstrumentId } from "../instrument/definition.ts";
import { Instrument } from "../instrument/index.ts";
import type { Flag } from "./careless-responding.ts";
import { MIN_PEERS } from "./constants.ts";
import { domainTraits } from "./domain-traits.ts";
import { DOMAINS, type Info } from "./info.ts";
import { normFor, type Person } from "./norm.ts";
import { profileCorrelation } from "./rated.ts";
import type { Moments } from "./statistics.ts";
import { warningsAbout } from "./warnings.ts";

export type Input = {
  instrument: InstrumentId;
  self?: { moments: Moments; flags: readonly Flag[] } | undefined;
  peers: Moments;
  excluded: number;
  person: Person;
  now: Date;
};

export class NotEnoughResponses extends DomainError {
  constructor() {
    const message = `Traits need the owner's own response or those of at least ${MIN_PEERS} peers.`;
    super("conflict", "not_enough_responses", message);
  }
}

/** Throws `NotEnoughResponses` with neither a self response nor enough peers. */
export function synthesize({ instrument: id, self, peers, excluded, person, now }: Input): Info {
  const enoughPeers = peers.n >= MIN_PEERS;
  if (!self && !enoughPeers) throw new NotEnoughResponses();
  const instrument = Instrument.get(id);
  const norm = normFor(instrument, person, now);
  const rated = { instrument, norm, self: self?.moments, peers: enoughPeers ? peers : undefined };
  const r = profileCorrelation(rated);
  return {
    instrument: id,
    raters: { self: self ? 1 : 0, peers: peers.n, excluded },
    domains: Object.fromEntries(
      DOMAINS.map((domain) => [domain, domainTraits(rated, domain)]),
    ) as Info["domains"],
    ...(r !== undefined && { agreement: { profileCorrelation: r } }),
    norm: { group: norm.group, ...(norm.n !== undefined && { n: norm.n }) },
    warnings: warningsAbout(self?.flags ?? [], peers.n, excluded),
  };
}
