import { Fidelity } from "@persona-ai/core/fidelity";
import { orderOf } from "@persona-ai/core/fidelity/order.ts";
import { type Answers, Instrument } from "@persona-ai/core/instrument";
import type { Model } from "@persona-ai/core/model";
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { respondents } from "../../support/respondents.ts";
import { profileWith } from "../profile/profiles.ts";

const sapa = Instrument.get("sapa-bfi-25");
const now = new Date("2026-06-01T00:00:00Z");
const [ada, ben] = respondents();
const person = { sex: ada!.sex, birthYear: 2026 - ada!.age };
const input = {
  person,
  language: "en",
  traits: Fidelity.traitsOf(sapa, ada!.answers, person, now),
  profile: profileWith(["openness:high"], ["agreeableness:low"]),
};

type Said = Pick<Model.Answer, "content" | "stopReason">;
const numbered = (answers: Answers) =>
  Object.fromEntries(sapa.items.map(({ id }, i) => [String(i + 1), answers[id]]));
const call = (toolInput: unknown, stopReason: Model.Answer["stopReason"] = "tool_use"): Said => ({
  content: [{ toolUse: { toolUseId: "tooluse_1", name: "answer_items", input: toolInput as never } }],
  stopReason,
});

/** A model that says these things in turn, and what it was asked. */
function modelThatSays(...answers: Said[]) {
  const requests: Model.Request[] = [];
  const converse: Model.Converse = async (request) => {
    requests.push(request);
    const said = answers[requests.length - 1];
    if (!said) throw new Error("asked once too often");
    return {
      ...said,
      usage: { inputTokens: 900, outputTokens: 150 },
      modelId: request.modelId,
      latencyMs: 1,
    };
  };
  const interview = (more: { seed?: string } = {}) =>
    Fidelity.interview({ ...input, ...more }, { modelId: "model-1", converse, now });
  return { requests, interview };
}

describe("an interview", () => {
  test("that is answered as the person did finds no difference, in one call", async () => {
    const { interview } = modelThatSays(call({ answers: numbered(ada!.answers) }));
    expect(await interview()).toMatchObject({
      passed: true,
      profileCorrelation: expect.closeTo(1, 9),
      meanAbsoluteDifference: 0,
      deviations: [],
      usage: { calls: 1, inputTokens: 900, outputTokens: 150 },
    });
  });

  test("is scored as any response, against the person's own norm group", async () => {
    const { interview } = modelThatSays(call({ answers: numbered(ben!.answers) }));
    const { domains } = await interview();
    const { norm } = input.traits;
    const { scales } = sapa.norms[norm.group]!;
    for (const [domain, { t }] of Object.entries(domains)) {
      const score = ben!.scores[domain as keyof typeof domains];
      const { mean, sd } = scales[domain]!;
      expect(t).toBeCloseTo(50 + (10 * (score - mean)) / sd, 9);
    }
  });

  const { "7": _left, ...incomplete } = numbered(ada!.answers);
  const good = call({ answers: numbered(ada!.answers) });
  test.each([
    ["leaves an item out", call({ answers: incomplete }), "answers.7"],
    ["is off the scale", call({ answers: { ...numbered(ada!.answers), "3": 7 } }), "answers.3"],
    ["is no whole number", call({ answers: { ...numbered(ada!.answers), "3": 2.5 } }), "answers.3"],
    ["is prose", { content: [{ text: "Mostly yes." }], stopReason: "end_turn" }, "no call of answer_items"],
  ] satisfies [string, Said, string][])(
    "is asked for once more when the answer %s, with what was wrong",
    async (_, bad, issue) => {
      const { interview, requests } = modelThatSays(bad, good);
      expect(await interview()).toMatchObject({ passed: true, usage: { calls: 2, inputTokens: 1_800 } });
      expect(JSON.stringify(requests[1]?.messages?.at(-1))).toContain(issue);
      expect(requests[1]?.system).toEqual(requests[0]?.system);
    },
  );

  test("takes no notice of answers to what was not asked, and of numbers as texts", async () => {
    const texts = Object.entries(numbered(ada!.answers)).map(([number, value]) => [number, String(value)]);
    const { interview, requests } = modelThatSays(
      call({ answers: { ...Object.fromEntries(texts), "26": 3 } }),
    );
    expect(await interview()).toMatchObject({ passed: true, usage: { calls: 1 } });
    expect(requests).toHaveLength(1);
  });

  test("whose answers stay malformed fails by name, and is asked no third time", async () => {
    const { interview, requests } = modelThatSays(call({}), call({ answers: incomplete }));
    const error = await interview().catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Fidelity.InterviewMalformed);
    expect(error).toMatchObject({
      name: "InterviewMalformed",
      code: "interview_malformed",
      kind: "upstream",
      issues: [{ path: "answers.7" }],
    });
    expect((error as Error).message).toMatch(/^Not a usable interview\. .*7/s);
    expect(requests).toHaveLength(2);
  });

  test("that the model declines is a ModelRefused, at once", async () => {
    const { interview, requests } = modelThatSays({ content: [], stopReason: "content_filtered" });
    await expect(interview()).rejects.toMatchObject({ name: "ModelRefused" });
    expect(requests).toHaveLength(1);
  });
});

describe("a persona is published", () => {
  const found = {
    passed: false,
    logRatio: -3,
    wouldPass: { repetitions: 0.85, strangers: 0.15 },
    profileCorrelation: 0.2,
    meanAbsoluteDifference: 12,
    domains: Fidelity.compare(input.traits, input.traits).domains,
    deviations: [{ trait: "openness", t: 40, difference: -20 }],
  };
  const codes = ({ warnings }: Fidelity.Info) => warnings.map(({ code }) => code);

  test("without a warning when it passed", () => {
    const info = Fidelity.outcome({ ...found, passed: true }, 1);
    expect(info).toMatchObject({ passed: true, attempts: 1, profileCorrelation: 0.2, warnings: [] });
    expect(info).not.toHaveProperty("deviations");
  });

  test("with a warning when it is still unlike its person", () => {
    const info = Fidelity.outcome(found, 2);
    expect(info).toMatchObject({ passed: false, attempts: 2, meanAbsoluteDifference: 12 });
    expect(codes(info)).toEqual(["fidelity_low"]);
  });

  test("with another when it could not be written once more", () => {
    const info = Fidelity.outcome({ ...found, rewriteFailure: "ModelThrottled" }, 1);
    expect(codes(info)).toEqual(["fidelity_low", "persona_not_rewritten"]);
  });

  test("without figures, and with a warning, when it was not interviewed", () => {
    const info = Fidelity.outcome({ failure: "ModelRefused" }, 1);
    expect(codes(info)).toEqual(["fidelity_not_checked"]);
    expect(Object.keys(info)).toEqual(["passed", "attempts", "warnings"]);
    expect(info.passed).toBe(false);
  });

  test("with a warning of its own when no model wrote it", () => {
    expect(codes(Fidelity.outcome({ failure: "PlainProfile" }, 1))).toEqual(["plain_profile"]);
  });
});

describe("the order in which an interview asks", () => {
  const seeds = fc.string({ unit: "binary" });

  test("is pinned, because a generation may be tried again by the next release", () => {
    expect(orderOf(5, "per_1")).toEqual([2, 3, 1, 0, 4]);
  });

  test("is the seed's in what the model is asked, and the survey's without one", async () => {
    const { items } = await Instrument.survey("sapa-bfi-25", "en");
    for (const seed of ["per_1", undefined]) {
      const { requests, interview } = modelThatSays(call({ answers: numbered(ada!.answers) }));
      await interview(seed === undefined ? {} : { seed });
      const asked = dataBetween("items", requests[0]!.messages![0]!.content![0]!.text!) as object;
      expect(Object.values(asked)).toEqual(orderOf(25, seed).map((place) => items[place]!.text));
    }
  });

  test("has every item once, and is the same for the same seed", () => {
    fc.assert(
      fc.property(fc.constantFrom(25, 120), seeds, (count, seed) => {
        const order = orderOf(count, seed);
        expect(order.toSorted((a, b) => a - b)).toEqual(orderOf(count));
        expect(orderOf(count, seed)).toEqual(order);
      }),
    );
  });

  test("mixes the domains: over seeds, neighbours are of one domain as seldom as by chance", () => {
    const found = Array.from({ length: 400 }, (_, i) => orderOf(25, `seed ${i}`)).flatMap((order) =>
      order.slice(1).map((place, i) => sapa.items[place]!.domain === sapa.items[order[i]!]!.domain),
    );
    expect(found.filter(Boolean).length / found.length).toBeCloseTo(4 / 24, 1);
  });

  test("does not change what is found: each answer is its own item's", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { items } = await Instrument.survey("sapa-bfi-25", "en");
        const byText = new Map(items.map(({ id, text }) => [text, ada!.answers[id]!]));
        const converse: Model.Converse = async (request) => {
          const asked = dataBetween("items", request.messages![0]!.content![0]!.text!) as Record<
            string,
            string
          >;
          const answers = Object.entries(asked).map(([number, text]) => [number, byText.get(text)]);
          return {
            ...call({ answers: Object.fromEntries(answers) }),
            usage: { inputTokens: 900, outputTokens: 150 },
            modelId: request.modelId,
            latencyMs: 1,
          };
        };
        const found = await Fidelity.interview({ ...input, seed }, { modelId: "model-1", converse, now });
        expect(found).toMatchObject({ meanAbsoluteDifference: 0, model: "model-1" });
      }),
      { numRuns: 20 },
    );
  });
});
