/** The offline model, interviewed: how many people its personas reproduce, and that unfaithful ones pass for nobody. */
import { Fidelity } from "@persona-ai/core/fidelity";
import { Instrument } from "@persona-ai/core/instrument";
import { Profile } from "@persona-ai/core/profile";
import { answerItems } from "@persona-ai/local/bedrock/interviewee/index.ts";
import { Persona } from "@persona-ai/local/bedrock/interviewee/reading.ts";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personAt } from "../profile/people.ts";
import { answersTo } from "../traits/arbitraries.ts";
import {
  FAITHFUL,
  interviewed,
  itemsOf,
  neo,
  neoPeople,
  sapa,
  sapaPeople,
  someone,
  UNFAITHFUL,
} from "./interviewed.ts";

const people = sapaPeople();
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("an interview with the offline model's persona", () => {
  test("passes for all but one of the 1,218 SAPA respondents, off by 2.5 on average", () => {
    const found = people.map((person) => interviewed(person));
    expect(found.filter(({ passed }) => !passed).length).toBeLessThanOrEqual(1);
    expect(mean(found.map(({ meanAbsoluteDifference }) => meanAbsoluteDifference))).toBeLessThan(2.6);
    expect(mean(found.map(({ profileCorrelation = 0 }) => profileCorrelation))).toBeGreaterThan(0.93);
  });

  test("passes for 19 of 20 people with facets, off by 3.4 on average", () => {
    const found = neoPeople(300).map((person) => interviewed(person));
    expect(found.filter(({ passed }) => !passed).length).toBeLessThanOrEqual(15);
    expect(mean(found.map(({ meanAbsoluteDifference }) => meanAbsoluteDifference))).toBeLessThan(3.6);
    expect(mean(found.map(({ profileCorrelation = 0 }) => profileCorrelation))).toBeGreaterThan(0.74);
  });

  test("is near their domains even of people who answered at random", () => {
    fc.assert(
      fc.property(answersTo(neo), (answers) => {
        expect(interviewed(someone(neo, answers)).meanAbsoluteDifference).toBeLessThan(8);
      }),
    );
  });

  test("gives a value of the scale to each item", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(sapa, neo),
        fc.boolean(),
        fc.array(fc.integer({ min: 10, max: 90 }), { minLength: 5, maxLength: 5 }),
        (instrument, faithful, ts) => {
          const persona = Persona.parse(
            Fidelity.personaOf(writeProfile(Profile.briefOf(personAt(ts)), { name: "Ada" })),
          );
          const input = answerItems(persona, itemsOf(instrument), { faithful });
          expect(Fidelity.answersSchema(instrument).parse(input)).toEqual(input);
        },
      ),
    );
  });

  test.each([
    ["sapa-bfi-25", "en"],
    ["ipip-neo-120", "de"],
  ] as const)(
    "answers the items of %s in %s by their texts, in whatever order they are asked",
    async (id, language) => {
      const written = writeProfile(Profile.briefOf(personAt([70, 35, 62, 41, 50])), { name: "Ada" });
      const persona = Persona.parse(Fidelity.personaOf(written));
      const { items } = await Instrument.survey(id, language);
      const byText = (texts: string[]) => {
        const asked = Object.fromEntries(texts.map((text, i) => [Fidelity.numberOf(i), text]));
        const { answers } = answerItems(persona, asked, FAITHFUL)!;
        return Object.fromEntries(texts.map((text, i) => [text, answers[Fidelity.numberOf(i)]]));
      };
      const texts = items.map(({ text }) => text);
      expect(byText(texts.toReversed())).toEqual(byText(texts));
    },
  );

  test("is not answered where the items are of no known instrument", () => {
    const persona = Persona.parse(
      Fidelity.personaOf(writeProfile(Profile.briefOf(personAt([50, 50, 50, 50, 50])), { name: "" })),
    );
    expect(answerItems(persona, { "1": "I like cake." }, FAITHFUL)).toBeUndefined();
  });
});

describe("under the fault unfaithful", () => {
  const everybody = [...people, ...neoPeople(200)];
  const passed = (written: typeof FAITHFUL, answered: typeof FAITHFUL) =>
    everybody.filter((person) => interviewed(person, written, answered).passed);

  test("a profile's persona passes for nobody", () => {
    expect(passed(UNFAITHFUL, FAITHFUL)).toEqual([]);
  });

  test("an interview passes for nobody", () => {
    expect(passed(FAITHFUL, UNFAITHFUL)).toEqual([]);
  });

  test("both together do not make it right again", () => {
    expect(passed(UNFAITHFUL, UNFAITHFUL)).toEqual([]);
  });

  test("a profile is as valid as another: the schema allows it, and the traits bear it out", () => {
    for (const { traits } of everybody.slice(0, 100)) {
      const profile = writeProfile(Profile.briefOf(traits), { name: "Ada" }, UNFAITHFUL);
      expect(Profile.Info.parse(profile)).toEqual(profile);
      expect(Profile.unsupported(profile, traits)).toEqual([]);
    }
  });
});
