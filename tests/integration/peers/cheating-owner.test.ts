/**
 * An owner who brings two fakes of their own, regenerates after every response, and reads all that the API gives. What
 * they learn of the third peer, who is known here, by the best linear guess from all of it and from what they know
 * (their own answers and the fakes'). The handlers are called as the state machine calls them, without a model: the
 * released figures are made before one is asked.
 *
 * How much the same guess tells without chance, and of more fakes, is in tests/unit/traits/cheating-owner.test.ts.
 */
import { Instrument } from "@persona-ai/core/instrument";
import { persist } from "@persona-ai/core/persona/work.ts";
import { Traits } from "@persona-ai/core/traits";
import { flags, isExcluded } from "@persona-ai/core/traits/careless-responding.ts";
import { normOfAll } from "@persona-ai/core/traits/norm.ts";
import { handler as fetchResponses } from "@persona-ai/workflows/fetch-responses.ts";
import { handler as markReady } from "@persona-ai/workflows/mark-ready.ts";
import { handler as synthesizeTraits } from "@persona-ai/workflows/synthesize-traits.ts";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { anybody, type SignedIn } from "../../support/client.ts";
import { generate } from "../../support/generation.ts";
import { guessError, rms } from "../../support/guess.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { type Respondent, respondents } from "../../support/respondents.ts";
import { answerAsPeers, openAnalysis, readyAnalysis } from "../../support/surveys.ts";
import { profileWith } from "../../unit/profile/profiles.ts";
import { published } from "../chemistry/people.ts";
import { claimed } from "../workflow/claimed.ts";

const OWNERS = 5;
const ANALYSES_EACH = 20;
const ANALYSES = OWNERS * ANALYSES_EACH;
const BOUND = 5.7;
/**
 * Each batch draws its noise, so that what is measured is around 6.2: three standard errors of a root mean square of so
 * many errors are allowed for. Without chance the bound is held in tests/unit/traits/cheating-owner.test.ts.
 */
const BY_CHANCE = (3 * BOUND) / Math.sqrt(2 * ANALYSES * Traits.DOMAINS.length);

const sapa = Instrument.get("sapa-bfi-25");
const norms = normOfAll(sapa).scales;
const careful = respondents().filter(({ answers }) => !isExcluded(flags(sapa, answers)));
const tOf = ({ scores }: Respondent, domain: Traits.Domain) =>
  50 + (10 * (scores[domain] - norms[domain]!.mean)) / norms[domain]!.sd;

type Numbers = Record<string, number>;
/** Of one analysis: who was in it, and every number of every answer, by where it stood. */
type Seen = { self: Respondent; fakes: Respondent[]; peer: Respondent; numbers: Numbers };

function numbersIn(value: unknown, at: string, found: Numbers = {}): Numbers {
  if (typeof value === "number") found[at] = value;
  else if (Array.isArray(value)) value.forEach((one, i) => void numbersIn(one, `${at}.${i}`, found));
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) numbersIn(one, `${at}.${key}`, found);
  return found;
}

/** The next version, by the steps of the workflow. */
async function regenerate(owner: SignedIn, personaId: string, version: number, analysisId: string) {
  const generation = { userId: owner.user.id, personaId, version, analysisId };
  await claimed(generation, new Date());
  await fetchResponses({ generation });
  await synthesizeTraits({ generation });
  await persist(generation, { profile: profileWith([], []), model: "none" });
  await markReady({ generation });
}

const Zoe = published("Zoe", {
  ...{ openness: 1, conscientiousness: 0, extraversion: -1, agreeableness: 1, neuroticism: 0 },
});

async function attacks(nth: number): Promise<Seen[]> {
  const owner = await signUp("Mallory");
  const { personaId } = await storePersona(owner);
  const handle = `mallory-${nth}-${owner.user.id.slice(-8).toLowerCase()}`;
  accepted(await owner.patch("/personas/me", { visibility: "public", handle }));
  const seen: Seen[] = [];
  for (let i = 0; i < ANALYSES_EACH; i++) {
    const [peer, ...others] = Array.from(
      { length: 4 },
      (_, who) => careful[((nth * ANALYSES_EACH + i) * 11 + who) % careful.length]!,
    ) as [Respondent, Respondent, Respondent, Respondent];
    const [self, ...fakes] = others;
    const analysis = await openAnalysis(owner);
    accepted(await owner.put(`/analyses/${analysis.id}/responses/self`, { answers: self!.answers }));
    for (const [k, who] of [...fakes, peer].entries()) {
      const response = { relation: "friend", answers: who.answers };
      accepted(await anybody.post(`/surveys/${analysis.shareToken}/responses`, response));
      await regenerate(owner, personaId, 3 * i + k + 2, analysis.id);
    }
    const paths = ["/personas/me", `/analyses/${analysis.id}`, `/analyses/${analysis.id}/responses`];
    paths.push(`/cards/${handle}`, `/cards/${(await Zoe).handle}/chemistry`);
    const answers = await Promise.all(paths.map(async (path) => accepted(await owner.get(path)).body));
    const numbers = Object.assign({}, ...answers.map((body, at) => numbersIn(body, `${at}`)));
    seen.push({ self: self!, fakes, peer, numbers });
  }
  await checkLateReads(owner, seen);
  return seen;
}

/** What is read afterwards (versions, export) repeats what each version said, and adds no figure to it. */
async function checkLateReads(owner: SignedIn, seen: readonly Seen[]): Promise<void> {
  const exported = accepted(await owner.get("/users/me/export")).body;
  const { items } = accepted(await owner.get("/personas/me/versions?limit=100")).body;
  for (const versions of [exported.personaVersions, items]) {
    const byVersion = new Map(versions.map((one: { version: number }) => [one.version, one]));
    for (const [i, { numbers }] of seen.entries()) {
      const { traits } = byVersion.get(3 * i + 4) as { traits: Traits.Info };
      const shown = Object.entries(numbers).filter(([at]) => at.startsWith("0.traits."));
      expect(numbersIn(traits, "0.traits")).toEqual(Object.fromEntries(shown));
    }
  }
  for (const { peerResponses } of exported.analyses) {
    for (const one of peerResponses) {
      expect(Object.keys(one).sort()).toEqual(["id", "receivedOn", "relation"]);
    }
  }
}

/** Beside what the owner knows: what all but the peer said. */
const knownOf = ({ self, fakes }: Seen, domain: Traits.Domain) => [
  tOf(self, domain),
  fakes.reduce((sum, fake) => sum + tOf(fake, domain), 0),
];

test(`an owner with two fakes learns the third peer's T no better than within ${BOUND}, from all that the API gives of ${ANALYSES} analyses`, async () => {
  const all = (await Promise.all(Array.from({ length: OWNERS }, (_, nth) => attacks(nth)))).flat();
  const errorBy = (features: (seen: Seen, domain: Traits.Domain) => number[]) =>
    rms(
      Traits.DOMAINS.map((domain) =>
        guessError(
          all.map((seen) => [...knownOf(seen, domain), ...features(seen, domain)]),
          all.map(({ peer }) => tOf(peer, domain)),
        ),
      ),
    );
  const places = Object.keys(all[0]!.numbers).filter((at) => all.every(({ numbers }) => at in numbers));
  const varying = places.filter((at) => new Set(all.map(({ numbers }) => numbers[at])).size > 1);
  const byPlace = varying
    .filter((at) => !Traits.DOMAINS.some((domain) => at.includes(domain)))
    .map((at) => [at, errorBy(({ numbers }) => [numbers[at]!])] as const);
  const ofDomain = [
    ...new Set(
      varying.filter((at) => at.includes("openness")).map((at) => at.replace("openness", "{domain}")),
    ),
  ];
  const at = (place: string, domain: string) => place.replace("{domain}", domain);
  const has = (place: string) =>
    Traits.DOMAINS.every((domain) => all.every(({ numbers }) => at(place, domain) in numbers));
  const byDomain = ofDomain
    .filter(has)
    .map((place) => [place, errorBy(({ numbers }, domain) => [numbers[at(place, domain)]!])] as const);
  const together = errorBy(({ numbers }, domain) => [
    numbers[`0.traits.domains.${domain}.peers.t`]!,
    numbers[`0.traits.domains.${domain}.t`]!,
  ]);
  const nothing = errorBy(() => []);
  expect(nothing).toBeGreaterThan(8);
  const best = [...byPlace, ...byDomain].toSorted(([, a], [, b]) => a - b);
  expect(byDomain.map(([place]) => place)).toContain("0.traits.domains.{domain}.peers.t");
  expect(varying.some((place) => place.startsWith("4."))).toBe(true);
  // What is released does tell something: an attack that learnt nothing would be no attack.
  expect(best[0]![1]).toBeLessThan(nothing - 1);
  expect(best[0]![1]).toBeGreaterThanOrEqual(BOUND - BY_CHANCE);
  expect(together).toBeGreaterThanOrEqual(BOUND - BY_CHANCE);
});

test("the timeline of a run tells when its states ran, and nothing of what came of them", async () => {
  const owner = await signUp();
  const analysis = await readyAnalysis(owner);
  await answerAsPeers(analysis, 3);
  await generate(owner, analysis.id);
  const { items } = accepted(await owner.get("/personas/me/run")).body;
  const told = new Set(items.flatMap((item: object) => Object.keys(item)));
  expect([...told].sort()).toEqual(["attempts", "endedAt", "startedAt", "state", "status"]);
});
