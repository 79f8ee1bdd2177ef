/**
 * The ways in which models spoil an answer that would have been good: malformed in turn, cut off, empty, thought and
 * not said, arrays and objects as strings, refused, stopped by a guardrail.
 */
import { thought } from "./thinking.ts";
import type { ContentBlock, ConverseRequest, Reply } from "./wire.ts";

type Input = Record<string, unknown>;
type Spoil = (input: Input) => unknown;

const OPPOSITE: Record<string, string> = { low: "high", average: "high", high: "low" };
const contradict = (evidence: string) =>
  evidence.replace(/:(\w+)$/, (_, level: string) => `:${OPPOSITE[level] ?? "high"}`);

/** Fields missing, wrong types, evidence that the traits do not bear out. */
const PROFILE: Spoil[] = [
  ({ voice, strengths, ...rest }) => rest,
  (input) => ({ ...input, values: "honesty, calm", conversationStarters: [1, 2, 3], tagline: null }),
  (input) => ({ ...input, strengths: claims(input.strengths).map(contradicted) }),
];

/** Items left out, values off the scale, words for numbers. */
const INTERVIEW: Spoil[] = [
  ({ answers }) => ({ answers: mapAnswers(answers, (value, at) => (at % 5 === 4 ? undefined : value)) }),
  ({ answers }) => ({ answers: mapAnswers(answers, (value, at) => (at === 0 ? 0 : value)) }),
  ({ answers }) => ({ answers: mapAnswers(answers, (value) => `rather ${value}`) }),
];

/** No list, too many facts, one that is too long. */
const MEMORY: Spoil[] = [
  (input) => ({ ...input, facts: "Likes tea." }),
  (input) => ({ ...input, facts: ["A.", "B.", "C.", "D."] }),
  (input) => ({ ...input, facts: ["Likes tea. ".repeat(40)] }),
];

type Claim = { text: string; evidence: string[] };
const claims = (value: unknown) => (Array.isArray(value) ? (value as Claim[]) : []);
const contradicted = (claim: Claim) => ({ ...claim, evidence: claim.evidence.map(contradict) });

const mapAnswers = (answers: unknown, change: (value: unknown, at: number) => unknown) =>
  Object.fromEntries(
    Object.entries(answers as Input).map(([number, value], at) => [number, change(value, at)]),
  );

/** The `turn`-th malformed form; the last is prose. Without data asked for, an answer that says nothing. */
export function malformed(reply: Reply, turn: number): Reply {
  const input = dataIn(reply);
  if (!input) return { content: [], stopReason: "malformed_model_output" };
  const spoils = "answers" in input ? INTERVIEW : "facts" in input ? MEMORY : PROFILE;
  const spoiled = spoils[turn % (spoils.length + 1)];
  if (spoiled) return withData(reply, spoiled({ ...input }));
  return {
    content: [{ text: "Here is what you asked for. They are a warm and curious person who likes people." }],
    stopReason: "end_turn",
  };
}

/** Lists and objects within the answer as strings of JSON. */
export function stringified(reply: Reply): Reply {
  const input = dataIn(reply);
  if (!input) return reply;
  const strings = Object.entries(input).map(([name, value]) => [
    name,
    typeof value === "object" ? JSON.stringify(value) : value,
  ]);
  return withData(reply, Object.fromEntries(strings));
}

/** Half of it; half a tool call has no input that can be read. */
export function cutOff(reply: Reply): Reply {
  const half = (text: string) => text.slice(0, Math.ceil(text.length / 2));
  const call = reply.content.find(({ toolUse }) => toolUse)?.toolUse;
  return {
    content: reply.content.map((block) => {
      if (block.toolUse) return { toolUse: { ...block.toolUse, input: {} } };
      return block.text === undefined ? block : { text: half(block.text) };
    }),
    stopReason: "max_tokens",
    ...(call && { halfCall: half(JSON.stringify(call.input)) }),
  };
}

export const emptied = (): Reply => ({ content: [], stopReason: "end_turn" });

/** All tokens went into thinking. */
export const thoughtAlone = (_: Reply, request: ConverseRequest): Reply => ({
  content: [thought(request)],
  stopReason: "max_tokens",
});

/** Claude's refusal, as Converse passes it on. */
export const refused = (): Reply => ({
  content: [{ text: "I'm not able to help with this." }],
  stopReason: "content_filtered",
});

export const guarded = (): Reply => ({
  content: [{ text: "Sorry, the model cannot answer this question." }],
  stopReason: "guardrail_intervened",
});

const isData = ({ text, toolUse }: ContentBlock): boolean =>
  toolUse !== undefined || /^\s*\{/.test(text ?? "");

/** What a tool is called with, or the JSON of a structured output. */
function dataIn({ content }: Reply): Input | undefined {
  const block = content.find(isData);
  if (!block) return undefined;
  return (block.toolUse ? block.toolUse.input : JSON.parse(block.text!)) as Input;
}

function withData({ content, stopReason }: Reply, input: unknown): Reply {
  const changed = content.map((block) => {
    if (!isData(block)) return block;
    return block.toolUse ? { toolUse: { ...block.toolUse, input } } : { text: JSON.stringify(input) };
  });
  return { content: changed, stopReason };
}
