/** The offline model in other languages than English: profiles, interviews, chats and memories. */
import { chatRequest } from "@persona-ai/core/chat/prompt.ts";
import { modelOf } from "@persona-ai/core/model/models.ts";
import { Profile } from "@persona-ai/core/profile";
import { factsIn } from "@persona-ai/local/bedrock/memory/index.ts";
import { reply } from "@persona-ai/local/bedrock/reply.ts";
import { LANGUAGES, type Language, languageOf } from "@persona-ai/local/bedrock/texts.ts";
import type { ConverseRequest } from "@persona-ai/local/bedrock/wire.ts";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { describe, expect, test } from "vitest";
import { personAt } from "../profile/people.ts";
import { FAITHFUL, interviewed, neoPeople, sapaPeople } from "./interviewed.ts";

const MODEL = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const traits = personAt([65, 38, 70, 35, 55], {
  openness: { imagination: 72 },
  neuroticism: { anxiety: 30 },
});
const others = LANGUAGES.filter((language): language is Exclude<Language, "en"> => language !== "en");
const sapa = sapaPeople().filter((_, i) => i % 20 === 0);
const neo = neoPeople(30);

const SAID = {
  de: { question: "Was hältst du von meinem Garten?", human: "Bist du ein Mensch?", hello: "Guten Morgen!" },
  fr: { question: "Que penses-tu de mon jardin ?", human: "Es-tu vraiment humain ?", hello: "Bonjour !" },
  es: { question: "¿Qué piensas de mi jardín?", human: "¿Eres un ser humano, quién eres?", hello: "¡Hola!" },
  ja: { question: "わたしの庭をどう思いますか。", human: "あなたは人間ですか？", hello: "こんにちは！" },
  ar: { question: "ما رأيك في حديقتي؟", human: "هل أنت إنسان؟", hello: "مرحباً!" },
};

describe.each(others)("in %s", (language) => {
  const profile = writeProfile(Profile.briefOf(traits), { name: "Ada", language });

  function answerTo(content: string, personaLanguage: string = language): string {
    const turns = [{ role: "user" as const, content }];
    const persona = { name: "Ada", profile, traits, language: personaLanguage };
    const request = chatRequest(persona, { memories: [], leaving: [], turns }, MODEL);
    return reply(request as unknown as ConverseRequest, modelOf(MODEL)).content[0]!.text!;
  }

  test("a profile is as valid as in English, and each of its texts in the language", () => {
    expect(Profile.Info.parse(profile)).toEqual(profile);
    expect(Profile.unsupported(profile, traits)).toEqual([]);
    const { summary, greeting, voice } = profile;
    for (const text of [summary, greeting, voice.rules.join(" "), voice.samples.join(" ")]) {
      expect(languageOf(text)).toBe(language);
    }
    const english = writeProfile(Profile.briefOf(traits), { name: "Ada" });
    expect(JSON.stringify(profile)).not.toContain(english.voice.rules[0]);
  });

  test("nine of ten interviews pass", () => {
    const found = [...sapa, ...neo].map((person) => interviewed(person, FAITHFUL, FAITHFUL, language));
    expect(found.filter(({ passed }) => passed).length / found.length).toBeGreaterThan(0.9);
  });

  test("it answers in the language of the message, or else the persona's", () => {
    for (const said of Object.values(SAID[language])) expect(languageOf(answerTo(said))).toBe(language);
    expect(languageOf(answerTo("42"))).toBe(language);
    expect(languageOf(answerTo("What do you think about my garden?"))).toBe("en");
  });

  test("it never claims to be human", () => {
    expect(answerTo(SAID[language].human)).toMatch(
      /KI-Persona|persona IA|persona de IA|AIペルソナ|الذكاء الاصطناعي/,
    );
  });
});

test.each([
  ["I work as a nurse.", "en"],
  ["I live in a house in Berlin.", "en"],
  ["As a child I had a boat.", "en"],
  ["Tu as un chat.", "fr"],
  ["Il a faim.", "fr"],
  ["Ich arbeite in Berlin.", "de"],
  ["No sé.", "es"],
])("%j is %s: words that several languages share tell nothing by themselves", (text, language) => {
  expect(languageOf(text)).toBe(language);
});

describe("a fact is taken from", () => {
  test.each([
    ["Ich heiße Otto. Ich wohne in Porto.", ["Heißt Otto.", "Wohnt in Porto."]],
    ["Was weißt du über mich?", []],
    ["Je m'appelle Luc. J'habite à Lyon.", ["S'appelle Luc.", "Habite à Lyon."]],
    ["Me llamo Ana. Vivo en Lima.", ["Se llama Ana.", "Vive en Lima."]],
    ["私は東京に住んでいます。", ["東京に住んでいる。"]],
    ["اسمي ليلى. أحب الشاي.", ["اسمه ليلى.", "يحب الشاي."]],
  ])("%s", (message, facts) => {
    expect(factsIn(message)).toEqual(facts);
  });
});
