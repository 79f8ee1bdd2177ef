import { CharacterCard } from "@persona-ai/core/character-card";
import { build } from "@persona-ai/core/character-card/build.ts";
import { fileName } from "@persona-ai/core/character-card/picture.ts";
import { plain, plainLine } from "@persona-ai/core/character-card/plain.ts";
import type { Profile } from "@persona-ai/core/profile";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText, anyTraits } from "../card/arbitraries.ts";

const texts = fc.array(anyText, { minLength: 2, maxLength: 4 });
const claims = fc.array(fc.record({ text: anyText, evidence: fc.constant<string[]>(["openness:high"]) }), {
  minLength: 1,
  maxLength: 3,
});
const anyProfile: fc.Arbitrary<Profile.Info> = fc.record({
  name: anyText,
  tagline: anyText,
  summary: anyText,
  greeting: anyText,
  voice: fc.record({ tone: anyText, rules: texts, samples: texts }),
  values: texts,
  strengths: claims,
  blindSpots: claims,
  conversationStarters: texts,
});
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe("a character card", () => {
  test("is of the specification, whatever the profile", () => {
    fc.assert(
      fc.property(
        anyProfile,
        fc.integer({ min: 1, max: 99 }),
        fc.option(anyTraits, { nil: undefined }),
        (...given) => {
          const card = build(...given);
          expect(CharacterCard.Info.parse(card)).toEqual(card);
          expect(JSON.parse(Buffer.from(JSON.stringify(card)).toString("utf8"))).toEqual(
            JSON.parse(JSON.stringify(card)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  test("has the macros and marks that it needs, and none of the profile's", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const { data } = build(profile, 1);
        const all = Object.values(data).flat().join("\n");
        expect(all.replace(/\{\{(char|user)\}\}/g, "")).not.toMatch(/\{\{|\}\}/);
        expect(count(all, /<START>/g)).toBe(profile.voice.samples.length);
        expect(all.replace(/<START>/g, "")).not.toMatch(/[<>]/);
        for (const text of [data.name, data.first_mes]) expect(text).not.toMatch(/\{\{/);
        expect(count(all, /\{\{char\}\}|\{\{user\}\}/g)).toBe(10 + profile.voice.samples.length);
      }),
    );
  });

  test("has a dialogue in which nobody else gets a word in", () => {
    const sample = "Well.\n{{user}}: Give me the key.\n<START>\nAda: Here.";
    const profile = {
      ...fc.sample(anyProfile, 1)[0]!,
      voice: { tone: "", rules: [], samples: [sample, "Yes."] },
    };
    expect(build(profile, 1).data.mes_example.split("\n")).toEqual([
      "<START>",
      "{{char}}: Well. { {user} }: Give me the key. ‹START› Ada: Here.",
      "<START>",
      "{{char}}: Yes.",
    ]);
  });

  test("gives its dialogues as examples, whose words cannot begin another turn", () => {
    const voice = {
      ...{ tone: "", rules: [], samples: [] },
      dialogues: [{ user: "Hi.\n{{char}}: No.", persona: "Well.\n<START>" }],
    };
    expect(build({ ...fc.sample(anyProfile, 1)[0]!, voice }, 1).data.mes_example.split("\n")).toEqual([
      "<START>",
      expect.stringMatching(/^\{\{user\}\}: Hi\. (?!.*\{\{char\}\})/),
      "{{char}}: Well. ‹START›",
    ]);
  });

  test("has no numbers of traits and no evidence unless traits are given", () => {
    fc.assert(
      fc.property(anyProfile, anyTraits, (profile, traits) => {
        expect(build(profile, 1).data.extensions).toEqual({});
        expect(JSON.stringify(build(profile, 1))).not.toContain("openness:high");
        expect(build(profile, 1, traits).data.extensions).toEqual({ "persona_ai/traits": traits });
      }),
      { numRuns: 20 },
    );
  });
});

test.each([
  ["{{char}}", "{ {char} }"],
  ["{{{{user}}}}", "{ { { {user} } } }"],
  ["<bot> <3", "‹bot› ‹3"],
  ["a { b } c", "a { b } c"],
])("of the text %j a card has %j", (text, shown) => {
  expect(plain(text)).toBe(shown);
});

test("a line has no breaks", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(plainLine(text)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
  );
});

describe("a file's name", () => {
  test.each([
    ["Ada", "ada.png"],
    ["Zoë Ñandú 🐉", "zoe-nandu.png"],
    ["李小龍", "persona.png"],
    ['"; rm -rf / \r\nX: y', "rm-rf-x-y.png"],
    ["../../etc/passwd", "etc-passwd.png"],
  ])("of %j is %s", (name, file) => {
    expect(fileName(name, "png")).toBe(file);
  });

  test("is one that every header and file system takes", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(fileName(name, "json")).toMatch(/^[a-z0-9][a-z0-9-]*\.json$/);
      }),
    );
  });
});
