/**
 * The best matches from the index, by branch and bound: boxes are read in the order of how well anybody in
 * them can fit over the domains (match-bound.ts), and one that turns out to hold more than a page is halved.
 * It ends when the `wanted`-th best found fits better than anybody can in what was not read, and then nobody
 * better was missed; or when `budget` people were read, and then the best of those are answered.
 *
 * Whoever has facets fits others who have them by these, which no box bounds: their search goes on to the
 * budget. With few people in all, everybody is read, by hardly more queries than there are cells.
 *
 *   const { best, exact } = await search({ me, wanted: 20, read: readIndex });
 */
import type { ZScores } from "../traits/z-scores.ts";
import { calibrated } from "./calibration.ts";
import { basisOf, fitsOf } from "./fit.ts";
import { boundOf } from "./match-bound.ts";
import { CELLS } from "./match-key.ts";
import { boxOf, DEPTH, type Point, pointOf } from "./match-space.ts";

export type Candidate = { handle: string; path: string; z: ZScores };
/** At most `limit` people of the box at `path`, in the order of their keys, from after `after` on. */
export type Read = (
  path: string,
  limit: number,
  after: string | undefined,
) => Promise<{ candidates: Candidate[]; next?: string }>;
export type Found = { handle: string; score: number; fit: number };
export type Search = {
  me: ZScores;
  wanted: number;
  /** So many more are answered, the best that were seen. */
  spare?: number;
  read: Read;
  exclude?: string;
  budget?: number;
};

/** People that a request may read from the index: about 150 bytes each, so 6,000 are 110 read units. */
const BUDGET = 6_000;
/** People a query may answer, and how many a box should hold after it was halved. */
const PAGE = 60;
const TARGET = 30;
const MAX_HALVINGS = 6;
/** Queries under way at a time. */
const PARALLEL = 8;

type Branch = { path: string; bound: number; after?: string };

export async function search({ me, wanted, spare = 0, read, exclude, budget = BUDGET }: Search) {
  const point = pointOf(me.domains);
  const bounded = Object.keys(me.facets).length === 0;
  let open = branchesAt([...CELLS], point);
  let best: Found[] = [];
  let seen = 0;
  while (seen < budget) {
    const worst = (bounded && best[wanted - 1]?.fit) || Number.NEGATIVE_INFINITY;
    open = open.filter(({ bound }) => bound > worst).toSorted((a, b) => b.bound - a.bound);
    const chosen = open.splice(0, PARALLEL);
    if (chosen.length === 0) return { best, exact: true, seen };
    const pages = await Promise.all(chosen.map(({ path, after }) => read(path, PAGE, after)));
    for (const [i, { candidates, next }] of pages.entries()) {
      seen += candidates.length;
      best.push(...candidates.filter(({ handle }) => handle !== exclude).map((one) => scored(me, one)));
      const last = candidates.at(-1);
      if (next !== undefined && last) open.push(...halved(chosen[i]!, last.path, next, point));
    }
    best = distinct(best.toSorted(better)).slice(0, wanted + spare);
  }
  return { best, exact: false, seen };
}

/**
 * The higher score first; where no random pair fits better, the better fit; people who fit alike in the order
 * of their handles. Over the domains alone it is the order of the fits.
 */
export const better = (a: Found, b: Found): number =>
  b.score - a.score || b.fit - a.fit || (a.handle < b.handle ? -1 : a.handle > b.handle ? 1 : 0);

/** Who moves from one box to another while they are read may be in both. */
function distinct(sorted: Found[]): Found[] {
  const handles = new Set<string>();
  return sorted.filter(({ handle }) => handles.size < handles.add(handle).size);
}

function scored(me: ZScores, { handle, z }: Candidate): Found {
  const basis = basisOf(me, z);
  const { fit } = fitsOf(me, z, basis);
  return { handle, fit, score: calibrated(basis, "fit", fit) };
}

function branchesAt(paths: string[], me: Point): Branch[] {
  return paths.flatMap((path) => {
    const bound = boundOf(me, boxOf(path));
    return bound === undefined ? [] : [{ path, bound }];
  });
}

/** What is left of a branch that was read up to `last`, in parts of about `TARGET` people. */
function halved(branch: Branch, last: string, next: string, me: Point): Branch[] {
  const times = Math.min(DEPTH - branch.path.length, halvings(last.slice(branch.path.length)));
  if (times === 0) return [{ ...branch, after: next }];
  const parts = Array.from(
    { length: 2 ** times },
    (_, i) => branch.path + i.toString(2).padStart(times, "0"),
  );
  const reached = last.slice(0, branch.path.length + times);
  return branchesAt(
    parts.filter((path) => path >= reached),
    me,
  ).map((part) => (part.path === reached ? { ...part, after: next } : part));
}

/** By how far into the box a page went, as if everybody were spread evenly over it. */
function halvings(rest: string): number {
  const part = [...rest].reduce((sum, digit, i) => sum + Number(digit) * 2 ** -(i + 1), 0);
  const people = PAGE / Math.max(part, 2 ** -MAX_HALVINGS);
  return Math.min(MAX_HALVINGS, Math.max(1, Math.round(Math.log2(people / TARGET))));
}
