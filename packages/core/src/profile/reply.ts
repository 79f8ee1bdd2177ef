/**
 * What an answer of the model amounts to: a profile that the schema and the traits bear out, a malformed one with
 * its issues, or none at all because the model declined or could not take the request. Pure.
 */
import type { ContentBlock, Message, StopReason, ToolResultBlock } from "@aws-sdk/client-bedrock-runtime";
import type { Issue } from "../error.ts";
import type { Answer } from "../model/converse.ts";
import type { Info as Traits } from "../traits/info.ts";
import { unsupported } from "./evidence.ts";
import { Info } from "./info.ts";
import { listIssues } from "./malformed.ts";
import { TOOL_NAME } from "./prompt.ts";

export type Reply =
  | { kind: "profile"; profile: Info }
  | { kind: "malformed"; issues: Issue[] }
  | { kind: "refused" | "rejected" };

/** Stop reasons that asking again does not help. Claude's own "refusal" is "content_filtered" in Converse. */
const ENDED: { [reason in StopReason]?: "refused" | "rejected" } = {
  content_filtered: "refused",
  guardrail_intervened: "refused",
  model_context_window_exceeded: "rejected",
};

export function readReply(
  { content, stopReason }: Pick<Answer, "content" | "stopReason">,
  traits: Traits,
): Reply {
  const ended = stopReason && ENDED[stopReason];
  if (ended) return { kind: ended };

  const call = content.find((block) => block.toolUse?.name === TOOL_NAME)?.toolUse;
  if (!call) return malformed([{ path: "", message: `There is no call of ${TOOL_NAME}.` }]);

  const parsed = Info.safeParse(call.input);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    const cutOff = { path: "", message: "The answer was cut off: write shorter texts." };
    return malformed(stopReason === "max_tokens" ? [cutOff, ...issues] : issues);
  }
  const issues = unsupported(parsed.data, traits);
  return issues.length > 0 ? malformed(issues) : { kind: "profile", profile: parsed.data };
}

const malformed = (issues: Issue[]): Reply => ({ kind: "malformed", issues });

/**
 * The conversation, continued by the malformed answer and by what is wrong with it. Bedrock wants a result for
 * each tool call, alternating roles and no blank text, so an answer without content is left out.
 */
export function askAgain(messages: Message[], content: ContentBlock[], issues: Issue[]): Message[] {
  const complaint = `This is not a usable profile:\n${listIssues(issues)}\nCall ${TOOL_NAME} again with the whole profile.`;
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
