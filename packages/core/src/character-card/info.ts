/**
 * Character Card V2 (github.com/malfoyslastname/character-card-spec-v2, spec_v2.md), which other chat programs import:
 * every key is there, empty where there is nothing to say. In the texts `{{char}}` stands for the persona's name and
 * `{{user}}` for whoever talks to it.
 */
import { z } from "zod";
import { CardTraits } from "../card/info.ts";

const Data = z.strictObject({
  name: z.string(),
  description: z.string(),
  personality: z.string(),
  scenario: z.string(),
  first_mes: z.string(),
  mes_example: z.string(),
  /** For people, never for a model, as `creator`, `character_version` and `tags`. */
  creator_notes: z.string(),
  system_prompt: z.string(),
  post_history_instructions: z.string(),
  alternate_greetings: z.array(z.string()),
  tags: z.array(z.string()),
  creator: z.string(),
  character_version: z.string(),
  /** Programs keep here what the specification does not know, under names of their own. */
  extensions: z.object({ "persona_ai/traits": CardTraits.optional() }),
});

const example: z.infer<typeof Data> = {
  name: "Ada",
  description: "Ada asks one more question than most.\n\n{{char}} values: learning; honesty.",
  personality: "Curious to the bone, calm in a storm\nWarm, dry and quick.",
  scenario: "{{user}} and {{char}} are talking in a chat.",
  first_mes: "Hello, I'm Ada. What are you working on?",
  mes_example: "<START>\n{{char}}: Let me take that apart.",
  creator_notes: "{{char}} is an AI persona, made from a personality survey.",
  system_prompt: "Write the next reply of {{char}} in a chat with {{user}}.",
  post_history_instructions: "",
  alternate_greetings: [],
  tags: ["persona-ai", "big-five"],
  creator: "Persona AI",
  character_version: "1",
  extensions: {},
};

export const Info = z
  .strictObject({ spec: z.literal("chara_card_v2"), spec_version: z.literal("2.0"), data: Data })
  .meta({ id: "CharacterCard", example: { spec: "chara_card_v2", spec_version: "2.0", data: example } });
export type Info = z.infer<typeof Info>;
