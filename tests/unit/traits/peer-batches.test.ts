import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import { normOfAll } from "@persona-ai/core/traits/norm.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentsOf, responses } from "./arbitraries.ts";

const ipip = Instrument.get("ipip-neo-120");
const key = (batchId: string) => ({ secret: "a secret", batchId });
const middle = momentsOf(
  ipip,
  Array.from({ length: 3 }, () => Object.fromEntries(ipip.items.map(({ id }) => [id, 3]))),
);
const manyReleased = () =>
  Array.from({ length: 2_000 }, (_, i) => Traits.releaseBatch(ipip, middle, key(`batch ${i}`)));

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: number[]) => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};

describe("a released batch", () => {
  test("is the same whenever it is asked for, and another with another id or secret", () => {
    const one = Traits.releaseBatch(ipip, middle, key("one"));
    expect(Traits.releaseBatch(ipip, middle, key("one"))).toEqual(one);
    expect(Traits.releaseBatch(ipip, middle, key("other"))).not.toEqual(one);
    expect(Traits.releaseBatch(ipip, middle, { secret: "another", batchId: "one" })).not.toEqual(one);
  });

  test("is whole T, whatever was answered, and does not depend on the order of its ratings", () => {
    fc.assert(
      fc.property(responses(3, 5), ({ definition, list }) => {
        const batch = Traits.releaseBatch(definition, momentsOf(definition, list), key("x"));
        expect(Traits.ReleasedBatch.parse(batch)).toEqual(batch);
        const reversed = momentsOf(definition, list.toReversed());
        expect(Traits.releaseBatch(definition, reversed, key("x"))).toEqual(batch);
      }),
    );
  });

  test("has a noise of 2.6 T on every domain and every facet", () => {
    const released = manyReleased();
    for (const { id } of ipip.scales) {
      expect(Math.abs(sd(released.map(({ scales }) => scales[id]!)) - 2.6)).toBeLessThan(0.2);
    }
  });

  test("tells no more of a domain by its facets: their noises add up to the domain's", () => {
    const [norms, released] = [normOfAll(ipip).scales, manyReleased()];
    for (const domain of Traits.DOMAINS) {
      const facets = ipip.scales.filter((one) => one.domain === domain && one.facet !== undefined);
      const fromFacets = released.map(({ scales }) => {
        const raw = facets.reduce(
          (sum, { id }) => sum + norms[id]!.mean + ((scales[id]! - 50) / 10) * norms[id]!.sd,
          0,
        );
        return 50 + (10 * (raw - norms[domain]!.mean)) / norms[domain]!.sd;
      });
      expect(sd(fromFacets)).toBeGreaterThan(2.4);
      const between = released.map(({ scales }, i) => scales[domain]! - fromFacets[i]!);
      expect(sd(between)).toBeLessThan(0.6);
    }
  });
});

describe("the noise on a batch", () => {
  test("is of 3 × 2.6 T on the sum, and ten times that in variance on top of what dissolved ones carry along", () => {
    const first = Traits.batchNoise(ipip, key("one"));
    expect(first.variance).toBeCloseTo(7.8 ** 2, 9);
    const carried = [first, Traits.batchNoise(ipip, key("two"))];
    const again = Traits.batchNoise(ipip, key("three"), carried);
    expect(again.variance).toBeCloseTo(12 * 7.8 ** 2, 9);
    const fresh = Traits.batchNoise(ipip, key("three"));
    for (const { id } of ipip.scales) {
      const earlier = carried.reduce((sum, { sums }) => sum + sums[id]!, 0);
      expect(again.sums[id]).toBeCloseTo(earlier + Math.sqrt(10) * fresh.sums[id]!, 9);
    }
    const batch = Traits.releaseBatch(ipip, middle, key("three"), carried);
    expect(batch.variance).toBe(again.variance);
    const { mean, sd } = normOfAll(ipip).scales.openness!;
    expect(batch.scales.openness).toBe(Math.round(50 + (10 * (72 + again.sums.openness! / 3 - mean)) / sd));
  });

  test("is that of its secret and id for good, as Python's hmac and Box and Muller's formula have it", () => {
    const { sums } = Traits.batchNoise(ipip, key("one"));
    const norms = normOfAll(ipip).scales;
    const inSds = (id: string) => sums[id]! / norms[id]!.sd;
    expect(inSds("openness")).toBeCloseTo(-0.9187324138, 9);
    expect(inSds("neuroticism")).toBeCloseTo(-0.1971128663, 9);
    // Theirs are 0.47 and -0.24, before they are made to add up.
    expect(inSds("neuroticism.anxiety") - inSds("neuroticism.anger")).toBeGreaterThan(0.4);
  });

  test("counts a batch of dissolved ones for as much as its own noise leaves of it", () => {
    const scales = { openness: 50 };
    const peers = (variance: number) =>
      Traits.releasedPeers([{ n: 3, scales, variance }], { waiting: 0, excluded: 0 }).batches;
    expect(peers(7.8 ** 2)).toBeCloseTo(1, 12);
    expect(peers(12 * 7.8 ** 2)).toBeCloseTo(1 / 12, 12);
  });
});

describe("several batches", () => {
  test("count by their ratings, in whatever order they come", () => {
    const scales = (t: number) => Object.fromEntries(ipip.scales.map(({ id }) => [id, t]));
    const batches = [
      { n: 3, scales: scales(40) },
      { n: 6, scales: scales(55) },
    ];
    const peers = Traits.releasedPeers(batches, { waiting: 2, excluded: 1 });
    expect(peers).toMatchObject({ n: 9, batches: 4.5, waiting: 2, excluded: 1 });
    expect(peers.scales.openness).toBe(50);
    expect(Traits.releasedPeers(batches.toReversed(), { waiting: 2, excluded: 1 })).toEqual(peers);
  });

  test("of nobody are nobody", () => {
    expect(Traits.releasedPeers([], { waiting: 1, excluded: 0 })).toEqual({
      n: 0,
      batches: 0,
      waiting: 1,
      excluded: 0,
      scales: {},
    });
  });
});
