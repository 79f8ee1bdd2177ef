/**
 * A directory of many cards, put into the table in batches as they would stand there, and what a request asks
 * of the table. Its people are SAPA respondents drawn again and again, each moved a little, so that no two
 * are alike.
 */
import type { Item } from "@persona-ai/core/card/lifecycle.ts";
import { calibrated } from "@persona-ai/core/chemistry/calibration.ts";
import { basisOf, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { scalesOf, textOf } from "@persona-ai/core/chemistry/match-scales.ts";
import { better } from "@persona-ai/core/chemistry/match-scan.ts";
import { profileOf } from "@persona-ai/core/chemistry/profile.ts";
import { shardOf } from "@persona-ai/core/id.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { dynamo, entities } from "@persona-ai/core/table";
import { type ZScores, zScores } from "@persona-ai/core/traits";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import { withFacets } from "../../support/facet-model.ts";
import { cardTraits } from "../../unit/chemistry/people.ts";
import { traitsOfRespondents } from "../../unit/chemistry/respondents.ts";
import { gaussian, randomFrom } from "../../unit/fidelity/random.ts";

const NOISE = 0.3;
const BATCH = 500;

/** With facets they are as modelled about their domains. */
export function crowd(count: number, seed = 1, facets = false): ZScores[] {
  const random = randomFrom(seed);
  const draw = () => gaussian(random);
  const people = traitsOfRespondents().map(zScores);
  const model = withFacets(Instrument.get("ipip-neo-120"), draw);
  return Array.from({ length: count }, () => {
    const { domains } = people[Math.floor(random() * people.length)]!;
    const moved = DOMAINS.map((domain) => [domain, domains[domain] + NOISE * draw()]);
    const somebody = { domains: Object.fromEntries(moved), facets: {} } as ZScores;
    return facets ? model(somebody) : somebody;
  });
}

const numberOf = (i: number) => String(i).padStart(6, "0");
const handleOf = (i: number) => `crowd-${numberOf(i)}`;

export function cardOf({ domains, facets }: ZScores, i: number): Item {
  const number = numberOf(i);
  const hasFacets = Object.keys(facets).length > 0;
  const traits = cardTraits(domains, facets, hasFacets ? "ipip-neo-120" : "sapa-bfi-25");
  return {
    handle: handleOf(i),
    userId: `usr_${number}`,
    personaId: `per_${number}`,
    version: 1,
    revision: 1,
    name: `Person ${i}`,
    tagline: "One of many",
    summary: "Somebody in a crowd.",
    greeting: "Hello.",
    conversationStarters: ["Who are you?"],
    traits,
    publishedAt: new Date(Date.UTC(2021, 0, 1) + i).toISOString(),
    shard: shardOf(number),
    changedAt: new Date(Date.UTC(2021, 0, 1) + i).toISOString(),
    scales: textOf(scalesOf(traits)),
  };
}

/** The cards of `people`, but of those before `from`, who have theirs. */
export async function seedCards(people: readonly ZScores[], from = 0): Promise<void> {
  for (let i = from; i < people.length; i += BATCH) {
    let left = people.slice(i, i + BATCH).map((zs, j) => cardOf(zs, i + j));
    while (left.length > 0)
      left = (await entities().card.put(left).go({ concurrent: 4 })).unprocessed as Item[];
  }
}

/** The exact answer: everybody compared. */
export function bestOf(people: readonly ZScores[], me: ZScores, count: number): string[] {
  const mine = profileOf(cardOf(me, people.length));
  return people
    .map((somebody, i) => {
      const theirs = profileOf(cardOf(somebody, i));
      const basis = basisOf(mine, theirs);
      const { fit } = fitsOf(mine, theirs, basis);
      return { handle: handleOf(i), fit, score: calibrated(basis, "fit", fit) };
    })
    .toSorted(better)
    .slice(0, count)
    .map(({ handle }) => handle);
}

type Output = { ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[] };

/** Counts the requests to the table from here on, and the read units that it says they cost. */
export function meter() {
  const counted = { requests: 0, units: 0 };
  dynamo().middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
      const result = await next(args);
      const { ConsumedCapacity: capacity = [] } = result.output as Output;
      counted.requests += 1;
      for (const { CapacityUnits = 0 } of [capacity].flat()) counted.units += CapacityUnits;
      return result;
    },
    { step: "initialize", name: "meter" },
  );
  return {
    take() {
      const taken = { ...counted };
      Object.assign(counted, { requests: 0, units: 0 });
      return taken;
    },
    close: () => dynamo().middlewareStack.remove("meter"),
  };
}
