/**
 * Which memories are sent with a turn: the core block always; of the rest those that bear on what was said last, by
 * BM25 (Robertson and Zaragoza 2009, by MiniSearch) and, where there are vectors, by their cosine, and the newest,
 * within a number of tokens. Pure but for the
 * indexes that are kept, one for a version of a conversation's memories.
 *
 *   const { core, found } = recall(indexOf(memories), ["Do you know what I must not eat?", …earlier messages]);
 */
import MiniSearch from "minisearch";

export type Memory = {
  id: string;
  text: string;
  kind: "core" | "fact";
  /** When it was said. */
  saidAt: Date;
  /** Its length is 1. */
  vector?: Float32Array | undefined;
  endedAt?: string | undefined;
};
export type Index = { search: MiniSearch; byId: Map<string, Memory>; core: Memory[]; newest: Memory[] };

export const BUDGET = { core: 24, found: 24, recent: 6, coreTokens: 900, tokens: 1_500 };
/** How much the messages before the last one count. */
const EARLIER = 0.35;
/** BM25's own: how soon a repeated word counts no more, and how much a long text is held against it. */
const BM25 = { k: 1.2, b: 0.5, d: 0.5 };

/** What is ended is not in it. */
export function indexOf(memories: readonly Memory[]): Index {
  const current = memories.filter(({ endedAt }) => endedAt === undefined);
  const search = new MiniSearch({
    fields: ["text"],
    tokenize: wordsOf,
    processTerm: (word) => stemOf(word),
    searchOptions: { combineWith: "OR", bm25: BM25, prefix: false },
  });
  search.addAll(current.map(({ id, text }) => ({ id, text })));
  const newest = current.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return {
    search,
    newest,
    byId: new Map(current.map((memory) => [memory.id, memory])),
    core: newest.filter(({ kind }) => kind === "core"),
  };
}

/**
 * Two rankings become one by reciprocal rank fusion, with its authors' constant: Cormack, Clarke and Büttcher, SIGIR
 * 2009, https://doi.org/10.1145/1571941.1572114
 */
const FUSION = 60;
const NEAR = { count: 50, cosine: 0.1 };

/** The best first; `texts` are what was said, the last first, and `asked` the vector of that one. */
export function rank(index: Index, texts: readonly string[], count: number, asked?: Float32Array): Memory[] {
  const byWords = rankByWords(index, texts);
  const scores = new Map<string, number>();
  for (const ranking of [byWords, ...(asked ? [rankByVector(index, asked)] : [])]) {
    for (const [i, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (FUSION + i + 1));
  }
  return [...scores]
    .toSorted(([, x], [, y]) => y - x)
    .slice(0, count)
    .flatMap(([id]) => index.byId.get(id) ?? []);
}

function rankByVector({ byId }: Index, asked: Float32Array): string[] {
  const near: [string, number][] = [];
  for (const { id, vector } of byId.values()) {
    const cosine = vector?.length === asked.length ? dot(vector, asked) : 0;
    if (cosine >= NEAR.cosine) near.push([id, cosine]);
  }
  const best = near.toSorted(([a, x], [b, y]) => y - x || (a < b ? 1 : -1));
  return best.slice(0, NEAR.count).map(([id]) => id);
}

/** A plain loop takes a tenth of the time of one that calls a function for each number. */
function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function rankByWords({ search }: Index, texts: readonly string[]): string[] {
  const scores = new Map<string, number>();
  for (const [i, text] of texts.entries()) {
    if (text.trim() === "") continue;
    for (const { id, score } of search.search(text)) {
      scores.set(id, (scores.get(id) ?? 0) + score * (i === 0 ? 1 : EARLIER));
    }
  }
  return [...scores].toSorted(([a, x], [b, y]) => y - x || (a < b ? 1 : -1)).map(([id]) => id);
}

/** `found` without what is in the core block, the best first and then the newest. */
export function recall(
  index: Index,
  texts: readonly string[],
  tokensOf: (text: string) => number,
  asked?: Float32Array,
): { core: Memory[]; found: Memory[] } {
  const core = within(index.core.slice(0, BUDGET.core), BUDGET.coreTokens, tokensOf);
  const known = new Set(core.map(({ id }) => id));
  const rest = (memories: Memory[]) => memories.filter(({ id }) => !known.has(id));
  const found = rest(rank(index, texts, BUDGET.found + known.size, asked)).slice(0, BUDGET.found);
  for (const { id } of found) known.add(id);
  const recent = rest(index.newest).slice(0, BUDGET.found + BUDGET.recent - found.length);
  return { core, found: within([...found, ...recent], BUDGET.tokens, tokensOf) };
}

function within(memories: Memory[], budget: number, tokensOf: (text: string) => number): Memory[] {
  let tokens = 0;
  return memories.filter(({ text }) => {
    const cost = tokensOf(text);
    if (tokens + cost > budget) return false;
    tokens += cost;
    return true;
  });
}

/** Where words are not set apart by blanks, two letters each are a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const SPACED = /[\p{L}\p{M}\p{N}]+/gu;

export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’](s|ll|re|ve|d|m)\b/g, "");
  const pairs = (plain.match(UNSPACED) ?? []).flatMap((run) => {
    const letters = [...run];
    return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
  return [...pairs, ...(plain.replace(UNSPACED, " ").match(SPACED) ?? [])];
}

/** English words that stand in any sentence. */
const COMMON = new Set(
  "a an the of to in on at for from with and or but is are was were be been being am do does did has have had having i you he she it we they me him her us them my your his its our their this that these those what which who whom when where why how not no so than then there here as by about into can could would should will shall may might must just also very really any some".split(
    " ",
  ),
);
const SUFFIX = /(?:ingly|edly|ings|ing|ies|ied|ers|er|est|ed|es|ly|s|e)$/;
const STEM = { from: 4, length: 6 };

/** By cutting: light for words of few letters, and to six letters for all, which does for most languages. */
export function stemOf(word: string): string | null {
  if (COMMON.has(word)) return null;
  const cut = word.length > STEM.from ? word.replace(SUFFIX, "") : word.replace(/s$/, "");
  const stem = cut.length < 3 ? word : cut;
  return stem.normalize("NFD").replace(/\p{M}/gu, "").slice(0, STEM.length);
}

/** What says the same in other words, order or number of blanks: the same stems, none more. */
export const meaningOf = (text: string): string =>
  [...new Set(wordsOf(text).flatMap((word) => (NEGATIONS.has(word) ? word : (stemOf(word) ?? []))))]
    .toSorted()
    .join(" ");
const NEGATIONS = new Set(["not", "no", "never"]);

/** Kept for a version of a conversation's memories, the newest conversations of a process. */
const kept = new Map<string, Index>();
const KEPT = 50;

export async function indexFor(version: string | undefined, read: () => Promise<Memory[]>): Promise<Index> {
  const known = version === undefined ? undefined : kept.get(version);
  if (known) return known;
  const index = indexOf(await read());
  if (version === undefined) return index;
  kept.set(version, index);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return index;
}

const DAY = 86_400_000;
const SMALL = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
const several = (n: number, unit: string) => `${SMALL[n] ?? n} ${unit}${n === 1 ? "" : "s"} ago`;

/** "three weeks ago, on 2 May": by days of UTC. */
export function whenSaid(said: Date, now: Date): string {
  const days = Math.floor(now.getTime() / DAY) - Math.floor(said.getTime() / DAY);
  const isThisYear = said.getUTCFullYear() === now.getUTCFullYear();
  const date = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: "UTC", day: "numeric", month: "long" },
    ...(!isThisYear && { year: "numeric" as const }),
  }).format(said);
  return `${agoOf(days)}, on ${date}`;
}

function agoOf(days: number): string {
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return several(days, "day");
  if (days < 30) return several(Math.round(days / 7), "week");
  if (days < 365) return several(Math.max(1, Math.round(days / 30.4)), "month");
  return several(Math.round(days / 365.25), "year");
}
