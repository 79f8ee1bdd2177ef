import { ANSWER_CHARACTERS, chatRequest } from "@persona-ai/core/chat/prompt.ts";
import { Fidelity } from "@persona-ai/core/fidelity";
import { Instrument } from "@persona-ai/core/instrument";
import {
  asked,
  FACT_LENGTH,
  FACTS,
  Remembered,
  SUMMARY_LENGTH,
  TOOL_NAME,
} from "@persona-ai/core/memory/memory-prompt.ts";
import { Model } from "@persona-ai/core/model";
import { cut } from "@persona-ai/core/model/mend.ts";
import { scriptOf } from "@persona-ai/core/model/tokens.ts";
import { Profile } from "@persona-ai/core/profile";
import { describe, expect, test } from "vitest";
import { personAt } from "../profile/people.ts";
import { HAIKU, ListMalformed, modelThatSays, person, profile, SONNET, write } from "./saying.ts";

const ROLES = ["user", "assistant"] as const;

describe("in el, hi, th, ja, zh, ar, am, ka, ko, ru, de and fr at full length", () => {
  const LETTERS: Record<string, string> = {
    ...{ el: "αβγδε", hi: "कखगघच", th: "กขคงจ", ja: "あいうえお", zh: "人口手日月", ar: "ابتثج" },
    ...{ am: "ሀለሐመሠ", ka: "აბგდე", ko: "가나다라마", ru: "абвгд", de: "abcde", fr: "abcde" },
  };
  const written = (letters: string) => (length: number) => letters.repeat(length).slice(0, length);
  const roomIn = ({ inferenceConfig }: Model.Request) => inferenceConfig?.maxTokens;
  const MODELS = [SONNET, HAIKU, "global.anthropic.claude-opus-4-5-20251101-v1:0", "amazon.nova-pro-v1:0"];
  const cases = Object.entries(LETTERS).flatMap(([language, letters]) =>
    MODELS.map((modelId) => ({ language, letters, modelId })),
  );

  test.each(cases)(
    "$language, $modelId: what is remembered is neither cut nor malformed, and its tokens have room",
    async ({ letters, modelId }) => {
      const full = written(letters);
      const whole = {
        facts: Array.from({ length: FACTS }, () => ({ text: full(FACT_LENGTH), kind: "fact" as const })),
        ended: [1],
        summary: full(SUMMARY_LENGTH),
      };
      const context = { memories: [], turns: [], leaving: [{ id: "msg_1", message: "", answer: full(9) }] };
      const remember = { toolUseId: "tooluse_1", name: TOOL_NAME, input: whole };
      const { converse, requests } = modelThatSays({
        content: [{ toolUse: remember }],
        stopReason: "tool_use",
      });
      const { value, usage } = await Model.ask(
        {
          ...{ ...asked({ message: full(3) }, context), schema: Remembered },
          ...{ wanted: "memory", malformed: () => new ListMalformed() },
        },
        { modelId, converse },
      );
      expect(value).toEqual(whole);
      expect(value.summary && cut(value.summary, SUMMARY_LENGTH)).toBe(whole.summary);
      expect(usage.calls).toBe(1);
      expect(roomIn(requests[0]!)).toBeGreaterThan(Model.estimateTokens(JSON.stringify(whole), modelId));
    },
  );

  test.each(cases)(
    "$language, $modelId: an answer in a talk has room for its length",
    ({ language, letters, modelId }) => {
      const full = written(letters);
      const tokens = Model.estimateTokens(full(ANSWER_CHARACTERS), modelId);
      const roomFor = (own: string, ...said: string[]) =>
        roomIn(
          chatRequest(
            { name: "Ada", profile, traits: personAt([50, 50, 50, 50, 50]), language: own },
            {
              memories: [],
              leaving: [],
              turns: said.map((content, i) => ({ role: ROLES[i % 2]!, content })),
            },
            modelId,
          ),
        );
      expect(roomFor("en", full(9))).toBeGreaterThanOrEqual(tokens);
      expect(roomFor(language, "ok")).toBeGreaterThanOrEqual(tokens);
      expect(roomFor("en", full(40), full(200), "ok")).toBeGreaterThanOrEqual(tokens);
    },
  );

  test.each(Instrument.get("ipip-neo-120").languages.filter((language) => language in LETTERS))(
    "%s: an interview's answers have room",
    async (language) => {
      const instrument = Instrument.get("ipip-neo-120");
      const survey = await Instrument.survey(instrument.id, language);
      const answers = Object.fromEntries(survey.items.map((_, i) => [String(i + 1), 3]));
      for (const modelId of MODELS) {
        const request = Fidelity.interviewRequest({ profile, survey, instrument }, modelId);
        expect(JSON.stringify(request.messages)).toContain(survey.items[0]?.text);
        expect(roomIn(request)).toBeGreaterThan(Model.estimateTokens(JSON.stringify({ answers }), modelId));
      }
    },
  );

  test.each(Object.entries(LETTERS))(
    "%s: a profile is neither cut nor malformed, and its tokens have room",
    async (language, letters) => {
      const full = written(letters);
      const claim = { text: full(400), evidence: ["openness:high"] };
      const whole: Profile.Info = {
        ...{ name: "Ada", tagline: full(160), summary: full(3_000), greeting: full(600) },
        voice: {
          ...{ tone: full(300), rules: Array(10).fill(full(240)), samples: Array(6).fill(full(400)) },
          dialogues: Array(3).fill({ user: full(240), persona: full(400) }),
        },
        ...{
          values: Array(8).fill(full(160)),
          strengths: Array(8).fill(claim),
          blindSpots: Array(8).fill(claim),
        },
        conversationStarters: Array(8).fill(full(240)),
      };
      const { converse, requests } = modelThatSays(write(whole));
      const { profile: kept } = await Profile.write(person(language), { modelId: SONNET, converse });
      expect(kept).toEqual(whole);
      const tokens = Model.estimateTokens(JSON.stringify(whole), SONNET);
      expect(requests[0]?.inferenceConfig?.maxTokens).toBeGreaterThan(tokens);
    },
  );

  test("a model with less room than that is told how much there is", () => {
    const system = (id: string, language: string) =>
      Profile.profileRequest(person(language), id).system?.[0]?.text ?? "";
    expect(system(SONNET, "en")).not.toContain("All texts together");
    const [, told] = /All texts together have at most (\d+) characters/.exec(
      system("meta.llama3-3-70b-instruct-v1:0", "el"),
    )!;
    const model = Model.modelOf("meta.llama3-3-70b-instruct-v1:0");
    expect(Model.tokensFor(Number(told), scriptOf("el"), model)).toBeLessThan(model.maxTokens);
  });
});
