/** What an answer of the model amounts to: a profile that the schema and the traits bear out, or none. Pure. */
import type { Answer } from "../model/converse.ts";
import { malformed, type Reply, readToolCall } from "../model/tool-call.ts";
import type { Info as Traits } from "../traits/info.ts";
import { unsupported } from "./evidence.ts";
import { Info } from "./info.ts";
import { TOOL_NAME } from "./prompt.ts";

export function readReply(answer: Pick<Answer, "content" | "stopReason">, traits: Traits): Reply<Info> {
  const reply = readToolCall(answer, TOOL_NAME, Info);
  if (reply.kind !== "usable") return reply;
  const issues = unsupported(reply.value, traits);
  return issues.length > 0 ? malformed(issues) : reply;
}
