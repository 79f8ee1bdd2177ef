/**
 * What an answer amounts to that was to be data: what the schema allows, after mending; something malformed, with its
 * issues; or nothing, because the model declined or could not take the request. In whatever form it came: models call
 * a tool where a text was wanted, and write JSON where a tool was. Pure.
 */
import type { ContentBlock, Message, ToolResultBlock } from "@aws-sdk/client-bedrock-runtime";
import type { z } from "zod";
import type { Issue } from "../error.ts";
import { type Answer, isRefusal } from "./answer.ts";
import { mended, parsed } from "./mend.ts";
import { isObject, jsonSchemaOf } from "./schema.ts";

export type Reply<T> =
  | { kind: "usable"; value: T }
  /** `isHopeless`: it would end the same way again. */
  | { kind: "malformed"; issues: Issue[]; isHopeless?: boolean }
  | { kind: "refused" | "rejected" };

const ISSUES_SHOWN = 10;

export type Wanted<T> = {
  /** The tool's name. */
  name: string;
  schema: z.ZodType<T>;
  /** What is put right before the schema judges, besides what any data has. */
  mend?: ((data: unknown) => unknown) | undefined;
  /** What is wrong besides what the schema knows of. */
  check?: ((value: T) => Issue[]) | undefined;
};

export function readData<T>(
  { content, stopReason }: Pick<Answer, "content" | "stopReason">,
  { name, schema, mend = (data) => data, check = () => [] }: Wanted<T>,
): Reply<T> {
  if (isRefusal(stopReason)) return { kind: "refused" };
  if (stopReason === "model_context_window_exceeded") return { kind: "rejected" };
  const given = dataIn(content, name);
  if (given === undefined) {
    // All of its tokens went into thinking, and would again.
    const isHopeless = stopReason === "max_tokens" && content.every(({ text }) => !text?.trim());
    return { ...malformed([{ path: "", message: `There is no call of ${name}.` }]), isHopeless };
  }
  const judged = schema.safeParse(mend(mended(given, jsonSchemaOf(schema))));
  const issues = judged.success
    ? check(judged.data)
    : judged.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  if (judged.success && issues.length === 0) return { kind: "usable", value: judged.data };
  return malformed(stopReason === "max_tokens" ? [CUT_OFF, ...issues] : issues);
}

const CUT_OFF: Issue = { path: "", message: "The answer was cut off: write shorter texts." };

function dataIn(content: readonly ContentBlock[], name: string): unknown {
  const call = content.find(({ toolUse }) => toolUse?.name === name)?.toolUse;
  if (call) return call.input;
  const text = content.map((block) => block.text ?? "").join("");
  const [json] = /[[{][\s\S]*[\]}]/.exec(text) ?? [];
  const value = parsed(json);
  return isObject(value) || Array.isArray(value) ? value : undefined;
}

const malformed = (issues: Issue[]) => ({ kind: "malformed" as const, issues });

/**
 * The conversation, continued by the malformed answer and by what is wrong with it. Bedrock wants a result for each
 * tool call, an object as a call's input, alternating roles and no blank text, so an answer without content is left
 * out. What a model thought is left out, too: another model's thoughts are refused.
 */
export function askAgain(messages: Message[], content: ContentBlock[], complaint: string): Message[] {
  const said = content.flatMap((block): ContentBlock[] => {
    if (block.toolUse) return [{ toolUse: { ...block.toolUse, input: asObject(block.toolUse.input) } }];
    return block.text?.trim() ? [{ text: block.text }] : [];
  });
  const results = said.flatMap(({ toolUse }) => (toolUse ? [refusal(toolUse.toolUseId, complaint)] : []));
  if (said.length === 0) return messages;
  return [
    ...messages,
    { role: "assistant", content: said },
    { role: "user", content: results.length > 0 ? results : [{ text: complaint }] },
  ];
}

type Input = NonNullable<NonNullable<ContentBlock["toolUse"]>["input"]>;

function asObject(input: unknown): Input {
  const value = parsed(input);
  return (isObject(value) ? value : {}) as Input;
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
