/**
 * The ways in which an answer can be no profile, in turn: fields missing, wrong types, evidence that the traits do
 * not bear out, prose where the tool should have been called.
 */
import type { Reply } from "./wire.ts";

type Spoil = (input: Record<string, unknown>) => unknown;

const OPPOSITE: Record<string, string> = { low: "high", average: "high", high: "low" };
const contradict = (evidence: string) =>
  evidence.replace(/:(\w+)$/, (_, level: string) => `:${OPPOSITE[level] ?? "high"}`);

const SPOILS: Spoil[] = [
  ({ voice, strengths, ...rest }) => rest,
  (input) => ({ ...input, values: "honesty, calm", conversationStarters: [1, 2, 3], tagline: null }),
  (input) => ({ ...input, strengths: claims(input.strengths).map(contradicted) }),
];

type Claim = { text: string; evidence: string[] };
const claims = (value: unknown) => (Array.isArray(value) ? (value as Claim[]) : []);
const contradicted = (claim: Claim) => ({ ...claim, evidence: claim.evidence.map(contradict) });

/** The `turn`-th malformed form of a reply; without a tool call, an answer that says nothing. */
export function malformed({ content }: Reply, turn: number): Reply {
  const call = content[0]?.toolUse;
  if (!call) return { content: [], stopReason: "malformed_model_output" };
  const spoil = SPOILS[turn % (SPOILS.length + 1)];
  if (!spoil) {
    return {
      content: [
        { text: "Here is the profile you asked for. They are a warm and curious person who likes people." },
      ],
      stopReason: "end_turn",
    };
  }
  const input = spoil({ ...(call.input as Record<string, unknown>) });
  return { content: [{ toolUse: { ...call, input } }], stopReason: "tool_use" };
}
