/**
 * The ways in which an answer can be malformed, in turn. A profile: fields missing, wrong types, evidence that the
 * traits do not bear out. An interview: items left out, values off the scale, words for numbers. What is to be
 * remembered: no list, too many facts, one that is too long. And of each, prose where the tool should have been called.
 */
import type { Reply } from "./wire.ts";

type Input = Record<string, unknown>;
type Spoil = (input: Input) => unknown;

const OPPOSITE: Record<string, string> = { low: "high", average: "high", high: "low" };
const contradict = (evidence: string) =>
  evidence.replace(/:(\w+)$/, (_, level: string) => `:${OPPOSITE[level] ?? "high"}`);

const PROFILE: Spoil[] = [
  ({ voice, strengths, ...rest }) => rest,
  (input) => ({ ...input, values: "honesty, calm", conversationStarters: [1, 2, 3], tagline: null }),
  (input) => ({ ...input, strengths: claims(input.strengths).map(contradicted) }),
];

const INTERVIEW: Spoil[] = [
  ({ answers }) => ({ answers: mapAnswers(answers, (value, at) => (at % 5 === 4 ? undefined : value)) }),
  ({ answers }) => ({ answers: mapAnswers(answers, (value, at) => (at === 0 ? 0 : value)) }),
  ({ answers }) => ({ answers: mapAnswers(answers, (value) => `rather ${value}`) }),
];

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

/** The `turn`-th malformed form of a reply; without a tool call, an answer that says nothing. */
export function malformed({ content }: Reply, turn: number): Reply {
  const call = content[0]?.toolUse;
  if (!call) return { content: [], stopReason: "malformed_model_output" };
  const input = call.input as Input;
  const spoils = "answers" in input ? INTERVIEW : "facts" in input ? MEMORY : PROFILE;
  const spoil = spoils[turn % (spoils.length + 1)];
  if (!spoil) {
    return {
      content: [{ text: "Here is what you asked for. They are a warm and curious person who likes people." }],
      stopReason: "end_turn",
    };
  }
  return { content: [{ toolUse: { ...call, input: spoil({ ...input }) } }], stopReason: "tool_use" };
}
