/**
 * A bounded, fair sample of open answers. Each answer gets a place by a hash of its response and question; the
 * lowest of each question stay. So every answer has the same chance, whatever order they are read in, and the same
 * responses always give the same sample. The owner's own answers always stay. Whether an answer is a peer's is told, and
 * not which kind of peer's.
 */
import { createHash } from "node:crypto";

export type OpenAnswer = { question: string; relation: "self" | "peer"; text: string };
type Candidate = OpenAnswer & { questionId: string; place: string };

const MAX_PEER_ANSWERS = 24;
const MAX_TEXT_BYTES = 500;
const MAX_BYTES = 12 * 1024;

type Source = {
  responseId: string;
  relation: string;
  openAnswers: readonly { questionId: string; text: string }[];
};

export class OpenAnswerSample {
  readonly #questions: Map<string, string>;
  readonly #perQuestion: number;
  readonly #own: Candidate[] = [];
  readonly #peers = new Map<string, Candidate[]>();

  constructor(questions: readonly { id: string; text: string }[]) {
    this.#questions = new Map(questions.map(({ id, text }) => [id, text]));
    this.#perQuestion = Math.max(2, Math.floor(MAX_PEER_ANSWERS / Math.max(1, questions.length)));
  }

  add({ responseId, relation: kind, openAnswers }: Source): void {
    const relation = kind === "self" ? ("self" as const) : ("peer" as const);
    for (const { questionId, text } of openAnswers) {
      const question = this.#questions.get(questionId);
      if (question === undefined) continue;
      const place = createHash("sha256").update(`${responseId} ${questionId}`).digest("hex");
      const candidate = { question, questionId, relation, text: truncate(text, MAX_TEXT_BYTES), place };
      if (relation === "self") this.#own.push(candidate);
      else this.#peers.set(questionId, this.#lowest([...(this.#peers.get(questionId) ?? []), candidate]));
    }
  }

  #lowest(candidates: Candidate[]): Candidate[] {
    return candidates.sort(byPlace).slice(0, this.#perQuestion);
  }

  /** At most 12 KiB as JSON; the owner's first, then one of each question in turn. */
  take(): OpenAnswer[] {
    const peers = [...this.#questions.keys()].map((id) => this.#peers.get(id) ?? []);
    const inTurn = Array.from({ length: this.#perQuestion }, (_, round) =>
      peers.flatMap((list) => list[round] ?? []),
    );
    const sample: OpenAnswer[] = [];
    let bytes = 0;
    for (const { question, relation, text } of [...this.#own, ...inTurn.flat()]) {
      const answer = { question, relation, text };
      bytes += Buffer.byteLength(JSON.stringify(answer)) + 1;
      if (bytes > MAX_BYTES) break;
      sample.push(answer);
    }
    return sample;
  }
}

const byPlace = (a: Candidate, b: Candidate): number => (a.place < b.place ? -1 : 1);

/** Cut between characters, never within one. */
function truncate(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(bytes - 3));
  return `${new TextDecoder().decode(new TextEncoder().encode(text).slice(0, written))}…`;
}
