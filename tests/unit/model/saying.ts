/** A model that says what it is told to, the questions that it is asked, and whom they are about. */
import { ValidationException } from "@aws-sdk/client-bedrock-runtime";
import { DomainError } from "@persona-ai/core/error.ts";
import { Model } from "@persona-ai/core/model";
import { personAt } from "../profile/people.ts";
import { profileWith } from "../profile/profiles.ts";

export const SONNET = "global.anthropic.claude-sonnet-5-5";
export const HAIKU = "global.anthropic.claude-haiku-4-5-20251001-v1:0";

export type Said = Pick<Model.Answer, "content" | "stopReason"> | Error;
/** A model that says these things in turn, and what it was asked. */
export function modelThatSays(...answers: Said[]) {
  const requests: Model.Request[] = [];
  const converse: Model.Converse = async (request) => {
    const said = answers[requests.length];
    requests.push(request);
    if (said === undefined) throw new Error("asked once too often");
    if (said instanceof Error) throw said;
    return { ...said, usage: { inputTokens: 100, outputTokens: 10 }, modelId: request.modelId, latencyMs: 1 };
  };
  return { requests, converse };
}
export const call = (input: unknown): Said => ({
  content: [{ toolUse: { toolUseId: "tooluse_1", name: "list", input: input as never } }],
  stopReason: "tool_use",
});
export const text = (words: string, stopReason: Model.Answer["stopReason"] = "end_turn"): Said => ({
  content: [{ text: words }],
  stopReason,
});
export const invalid = (message: string) =>
  Model.modelError(new ValidationException({ message, $metadata: {} })) as Error;

export class ListMalformed extends DomainError {
  constructor() {
    super("upstream", "list_malformed", "Not a usable list.");
  }
}
export const person = (language: string) => ({
  person: { name: "Ada" },
  language,
  traits: personAt([62, 40, 50, 35, 50]),
  openAnswers: [],
});
export const profile = profileWith(["openness:high"], ["agreeableness:low"]);

export const write = (input: unknown): Said => ({
  content: [{ toolUse: { toolUseId: "tooluse_1", name: "write_profile", input: input as never } }],
  stopReason: "tool_use",
});
