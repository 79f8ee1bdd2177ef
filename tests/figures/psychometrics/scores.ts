/** What blends, labels and bands of error are worth. */
import { readFileSync } from "node:fs";
import type { Fitted } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS } from "@persona-ai/core/traits";
import { blended, peerShare } from "@persona-ai/core/traits/blend.ts";
import { SELF_PEER } from "@persona-ai/core/traits/constants.ts";
import { certaintyOf, levelOf } from "@persona-ai/core/traits/scoring.ts";
import { respondentsByDomains } from "../../unit/chemistry/respondents.ts";
import { repetitionOf } from "../fidelity/judge.ts";
import { chance, normal } from "../screening/people.ts";
import { mean, percent, print, sd } from "./report.ts";

const INSTRUMENTS: readonly Fitted[] = ["sapa-bfi-25", "ipip-neo-120"];

export function blends(): void {
  print("blends: sd of T and share called average, over 20,000 people whose peers correlate .32");
  for (const n of [3, 9, 30]) {
    const random = chance(n);
    const cells = DOMAINS.map((domain) => {
      const how = {
        domain,
        reliability: Instrument.get("sapa-bfi-25").reliability[domain]!,
        n,
        batches: n / 3,
      };
      const toSelf = SELF_PEER[domain] / Math.sqrt(0.32);
      const ts = Array.from({ length: 20_000 }, () => {
        const common = normal(random);
        const self = toSelf * common + Math.sqrt(1 - toSelf ** 2) * normal(random);
        const error = Math.sqrt(0.68 / n + 0.26 ** 2 / how.batches);
        return blended({ self, peers: Math.sqrt(0.32) * common + error * normal(random) }, how).t;
      });
      const average = mean(ts.map((t) => Number(levelOf(t) === "average")));
      return `${domain.slice(0, 1).toUpperCase()} ${sd(ts).toFixed(1)} ${percent(average).trim()}`;
    });
    print(`  ${String(n).padStart(2)} peers  ${cells.join("   ")}`);
  }
}

/** Of what a perfectly reliable view of both would say, by Zola's latent correlations: each source, and the blend. */
export function validity(): void {
  const zola = JSON.parse(
    readFileSync(new URL("../../fixtures/zola/self-peer.json", import.meta.url), "utf8"),
  );
  print("the blend beside Zola, Condon & Revelle (2021): correlation with a further peer's rating");
  for (const domain of DOMAINS) {
    const [selfPeer, k, r] = [zola.selfPeer[domain] as number, 6, 0.32];
    const share = peerShare(domain, k);
    const variance = r + (1 - r) / k;
    const blend =
      ((1 - share) * selfPeer + share * r) /
      Math.sqrt((1 - share) ** 2 + share ** 2 * variance + 2 * share * (1 - share) * selfPeer);
    print(
      `  ${domain.padEnd(18)} self ${selfPeer.toFixed(2)}   six peers ${(r / Math.sqrt(variance)).toFixed(2)}   blend ${blend.toFixed(2)}   (their share ${share.toFixed(2)})`,
    );
  }
}

export function errors(): void {
  print(
    "errors: 90 % band of a self-report, half its width; labels that a repetition changes, and as their certainty tells",
  );
  for (const id of INSTRUMENTS) {
    const { reliability } = Instrument.get(id);
    const bands = DOMAINS.map(
      (domain) =>
        `${domain.slice(0, 1).toUpperCase()} ${(16.45 * Math.sqrt(1 - reliability[domain]!)).toFixed(1)}`,
    );
    print(`  ${id.padEnd(14)} ${bands.join("  ")}`);
  }
  const random = chance(3);
  const reliability = Instrument.get("sapa-bfi-25").reliability;
  const labels = respondentsByDomains().flatMap(({ domains }) =>
    DOMAINS.map((domain) => {
      const t = 50 + 10 * domains[domain];
      const again = 50 + 10 * repetitionOf([domains[domain]], [reliability[domain]!], random)[0]!;
      return { certainty: certaintyOf(t, 1 - reliability[domain]!), same: levelOf(t) === levelOf(again) };
    }),
  );
  const kept = (from: number, to: number) =>
    mean(
      labels.filter(({ certainty }) => certainty >= from && certainty < to).map(({ same }) => Number(same)),
    );
  print(`  labels changed at a repetition ${percent(1 - mean(labels.map(({ same }) => Number(same))))}`);
  for (const [from, to] of [
    [0, 0.6],
    [0.6, 0.8],
    [0.8, 1.01],
  ] as const)
    print(`    of certainty ${from} to ${Math.min(1, to)}: kept in ${percent(kept(from, to))}`);
}
