/**
 * A ready persona as a character card (pure). It says what the profile says; the traits' numbers only when they are
 * given, and never who answered what: no evidence, raters, norm group, answers or conversations.
 */
import type { CardTraits } from "../card/info.ts";
import type { Info as Profile } from "../profile/info.ts";
import type { Info } from "./info.ts";
import { plain, plainLine } from "./plain.ts";

export function build(profile: Profile, version: number, traits?: CardTraits): Info {
  return {
    spec: "chara_card_v2",
    spec_version: "2.0",
    data: {
      name: plainLine(profile.name),
      description: description(profile),
      personality: `${plainLine(profile.tagline)}\n${plainLine(profile.voice.tone)}`,
      scenario: "{{user}} and {{char}} are talking in a chat.",
      first_mes: plain(profile.greeting),
      mes_example: examples(profile.voice),
      creator_notes: notes(profile),
      system_prompt: systemPrompt(profile),
      post_history_instructions: "",
      alternate_greetings: [],
      tags: ["persona-ai", "big-five"],
      creator: "Persona AI",
      character_version: String(version),
      extensions: traits === undefined ? {} : { "persona_ai/traits": traits },
    },
  };
}

function examples({ samples, dialogues = [] }: Profile["voice"]): string {
  return [
    ...dialogues.map(
      ({ user, persona }) => `<START>\n{{user}}: ${plainLine(user)}\n{{char}}: ${plainLine(persona)}`,
    ),
    ...samples.map((text) => `<START>\n{{char}}: ${plainLine(text)}`),
  ].join("\n");
}

const list = (title: string, texts: string[]): string =>
  [title, ...texts.map((text) => `- ${plainLine(text)}`)].join("\n");

function description({ summary, values, strengths, blindSpots }: Profile): string {
  return [
    plain(summary),
    list("{{char}} values:", values),
    list(
      "{{char}}'s strengths:",
      strengths.map(({ text }) => text),
    ),
    list(
      "{{char}}'s blind spots:",
      blindSpots.map(({ text }) => text),
    ),
  ].join("\n\n");
}

function systemPrompt({ voice }: Profile): string {
  return [
    "Write the next reply of {{char}} in a chat with {{user}}, in the language that {{user}} writes.",
    "{{char}} is an AI persona of a real person: it talks as they do, and says what it is when asked.",
    list("How {{char}} talks:", voice.rules),
  ].join("\n");
}

function notes({ name, conversationStarters }: Profile): string {
  return [
    `${plainLine(name)} is an AI persona, written by Persona AI from a personality survey. It resembles a person and is not one.`,
    list("To begin with:", conversationStarters),
  ].join("\n\n");
}
