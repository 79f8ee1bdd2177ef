/**
 * What an answer to a forced tool call amounts to: an input that the schema allows, a malformed one with its
 * issues, or none at all because the model declined or could not take the request. Pure.
 */
import type { ContentBlock, Message, StopReason, ToolResultBlock } from "@aws-sdk/client-bedrock-runtime";
import type { z } from "zod";
import type { Issue } from "../error.ts";
import type { Answer } from "./converse.ts";

export type Reply<T> =
  | { kind: "usable"; value: T }
  | { kind: "malformed"; issues: Issue[] }
  | { kind: "refused" | "rejected" };

/** Stop reasons that asking again does not help. Claude's own "refusal" is "content_filtered" in Converse. */
const ENDED: { [reason in StopReason]?: "refused" | "rejected" } = {
  content_filtered: "refused",
  guardrail_intervened: "refused",
  model_context_window_exceeded: "rejected",
};

const ISSUES_SHOWN = 10;

export function readToolCall<T>(
  { content, stopReason }: Pick<Answer, "content" | "stopReason">,
  tool: string,
  schema: z.ZodType<T>,
): Reply<T> {
  const ended = stopReason && ENDED[stopReason];
  if (ended) return { kind: ended };

  const call = content.find((block) => block.toolUse?.name === tool)?.toolUse;
  if (!call) return malformed([{ path: "", message: `There is no call of ${tool}.` }]);

  const parsed = schema.safeParse(call.input);
  if (parsed.success) return { kind: "usable", value: parsed.data };
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const cutOff = { path: "", message: "The answer was cut off: write shorter texts." };
  return malformed(stopReason === "max_tokens" ? [cutOff, ...issues] : issues);
}

export const malformed = (issues: Issue[]): { kind: "malformed"; issues: Issue[] } => ({
  kind: "malformed",
  issues,
});

/**
 * The conversation, continued by the malformed answer and by what is wrong with it. Bedrock wants a result for
 * each tool call, alternating roles and no blank text, so an answer without content is left out.
 */
export function askAgain(messages: Message[], content: ContentBlock[], complaint: string): Message[] {
  const said = content.filter((block) => block.text === undefined || block.text.trim() !== "");
  const results = said.flatMap(({ toolUse }) => (toolUse ? [refusal(toolUse.toolUseId, complaint)] : []));
  if (said.length === 0) return messages;
  return [
    ...messages,
    { role: "assistant", content: said },
    { role: "user", content: results.length > 0 ? results : [{ text: complaint }] },
  ];
}

function refusal(toolUseId: string | undefined, text: string) {
  const toolResult: ToolResultBlock = { toolUseId, status: "error", content: [{ text }] };
  return { toolResult };
}

/** The first issues alone, for an error's details. */
export const shownOf = (issues: Issue[]): Issue[] => issues.slice(0, ISSUES_SHOWN);

/** The issues as lines, at most ISSUES_SHOWN of them and 2,500 characters; `whole` names what has no path. */
export function listIssues(issues: Issue[], whole: string): string {
  const shown = shownOf(issues).map(({ path, message }) => `${path || whole}: ${message}`);
  const more = issues.length > shown.length ? [`and ${issues.length - shown.length} more`] : [];
  return [...shown.map((line) => line.slice(0, 240)), ...more].join("\n");
}
