/**
 * What the workflow writes. Every write holds only while the persona is still generating this very version, so a
 * step that is run twice, or late, changes nothing; `GenerationSuperseded` tells it so. Status changes go
 * generating → ready and generating → failed, on the head and the version in one transaction.
 */
import { withPublication } from "../card/lifecycle.ts";
import { changeOf, writes } from "../card/write.ts";
import { Notification } from "../notification/index.ts";
import {
  db,
  optimistic,
  type Refusals,
  type TransactItems,
  type TransactTable,
  together,
  transact,
} from "../table/index.ts";
import { record, recordBy } from "../telemetry/metrics.ts";
import type { Generation } from "../workflow/generation.ts";
import { AnswersWithdrawn, GenerationSuperseded } from "./errors.ts";
import type { Item } from "./head.ts";
import type { Failure } from "./info.ts";
import type { STEPS, Work } from "./persona.entity.ts";

/** Which version of whose persona. */
export type Target = Omit<Generation, "analysisId">;
export type Step = (typeof STEPS)[number];

const isCurrent = (item: Item | null | undefined, { personaId, version }: Target): item is Item =>
  item?.personaId === personaId && item.version === version;

/** What tells the frontend how far the generation is. */
export const headOf = (table: TransactTable, { userId, personaId, version }: Target, step: Step) =>
  table.persona
    .patch({ userId })
    .set({ step })
    .add({ revision: 1 })
    .where((a, o) =>
      [o.eq(a.personaId, personaId), o.eq(a.version, version), o.eq(a.status, "generating")].join(" AND "),
    )
    .commit();

/** Holds only while as many responses as these, and no more, were ever withdrawn or deleted. */
export const checkWithdrawals = (
  table: TransactTable,
  { userId, analysisId }: Pick<Generation, "userId" | "analysisId">,
  withdrawals: number,
) =>
  table.analysis
    .check({ userId, analysisId })
    .where((a, o) =>
      withdrawals === 0
        ? `(${o.notExists(a.withdrawals)} OR ${o.eq(a.withdrawals, 0)})`
        : o.eq(a.withdrawals, withdrawals),
    );

/** What PersistPersona left behind it: enough to end a generation by that nobody is shown or told of. */
export type Left = { analysisId: string; since: string; withdrawals: number };

/**
 * Makes the version the ready one, shows it on the card of a public persona, and has its owner told if they want to be.
 * Again, after it succeeded, it does nothing. What the card says depends on handle and visibility, so it holds for the
 * revision that was read only. With what is `left` nothing is read, unless it turns out that there is more to do.
 */
export async function ready(generation: Target, now = new Date(), left?: Left): Promise<void> {
  if (left && !(await becomeReady(generation, now, { ...left, isUnread: true }, wantsNoEmail))) return;
  const { userId, version: readyVersion } = generation;
  await optimistic(async () => {
    const [current, made, wish] = await together(
      db().transaction.get((table) => [
        table.persona.get({ userId }).commit(),
        table.personaVersion.get({ userId, version: readyVersion }).commit(),
        table.notification.get({ userId }).commit(),
      ]),
    );
    if (!isCurrent(current, generation) || current.status === "failed") throw new GenerationSuperseded();
    if (current.status === "ready") return true;
    const { revision, analysisId, generatingSince: since } = current;
    const next = withPublication({ ...current, readyVersion, revision: revision + 1 }, now);
    const card = await changeOf(current, next, now, made);
    const { withdrawals } = made?.material ?? {};
    const also = (table: TransactTable) => [
      ...writes(table, card),
      ...Notification.tellingReady(table, wish, generation, now),
    ];
    const only = { revision, analysisId, since, withdrawals };
    const refused = await becomeReady(generation, now, only, also, next);
    if (withdrawals !== undefined && refused?.at(-1) !== undefined) throw new AnswersWithdrawn();
    if (refused && refused[0] === undefined && refused[1] !== undefined) throw new GenerationSuperseded();
    return refused ? undefined : true;
  });
}

async function becomeReady(
  generation: Target,
  now: Date,
  { since, ...only }: Only & { since: string | undefined },
  also: AlsoWritten,
  { publishedAt }: Pick<Item, "publishedAt"> = {},
): Promise<Refusals | undefined> {
  const readyAt = now.toISOString();
  const tookMs = now.getTime() - Date.parse(since ?? readyAt);
  const progress = { step: "done", readyVersion: generation.version, tookMs } as const;
  const shown = { ...progress, ...(publishedAt && { publishedAt }) };
  const refused = await finish(generation, { status: "ready", readyAt }, { progress: shown, also, only });
  if (!refused) record({ GenerationsReady: 1 });
  return refused;
}

const wantsNoEmail: AlsoWritten = (table, { userId }) => [
  table.notification
    .check({ userId })
    .where((a, o) => `${o.notExists(a.personaReady)} OR ${o.eq(a.personaReady, false)}`)
    .commit(),
];

/** Ends the generation with what went wrong; `false` when it was not under way any more. */
export async function fail(generation: Target, error: Failure): Promise<boolean> {
  const failed = (await finish(generation, { status: "failed", error })) === undefined;
  if (failed) recordBy("code", error.code, { GenerationsFailed: 1 });
  return failed;
}

type Outcome = { status: "ready"; readyAt: string } | { status: "failed"; error: Failure };
type Progress = { step?: Step; readyVersion?: number; tookMs?: number; publishedAt?: string };

/** What a version needs no more: of a ready one the way there; of a failed one all but what a retry is answered from. */
const LEFT_OVER: Record<Outcome["status"], ("answers" | "person" | keyof Work)[]> = {
  ready: ["answers", "person", "material", "interview"],
  failed: ["person", "material", "interview", "traits", "profile", "model", "fidelity"],
};
/** Nor is a retry answered from what was written of words that were taken back. */
const leftOver = (outcome: Outcome) => [
  ...LEFT_OVER[outcome.status],
  ...(outcome.status === "failed" && outcome.error.code === "answers_withdrawn"
    ? (["answers"] as const)
    : []),
];

type AlsoWritten = (table: TransactTable, generation: Target) => ReturnType<TransactItems>;

/**
 * What must still hold: of the head, and of the responses that it was made from, as the last item. What was not read
 * must be of a persona without a card, and what is known of the version be so.
 */
type Only = {
  revision?: number;
  analysisId?: string;
  withdrawals?: number | undefined;
  isUnread?: boolean;
};

/** Refused by the head, when the generation is not under way any more or not at that revision, or by the version. */
async function finish(
  generation: Target,
  outcome: Outcome,
  {
    progress = {},
    also = () => [],
    only = {},
  }: { progress?: Progress; also?: AlsoWritten; only?: Only } = {},
): Promise<Refusals | undefined> {
  const { revision, analysisId = "", withdrawals, isUnread = false } = only;
  const { userId, personaId, version } = generation;
  const { refused } = await transact((table) => [
    table.persona
      .patch({ userId })
      .set({ ...outcome, ...progress })
      .add({ revision: 1 })
      .remove(["generatingSince", "generatingShard"])
      .where((a, o) =>
        [
          o.eq(a.personaId, personaId),
          o.eq(a.version, version),
          o.eq(a.status, "generating"),
          ...(revision === undefined ? [] : [o.eq(a.revision, revision)]),
          ...(isUnread ? [o.eq(a.visibility, "private")] : []),
        ].join(" AND "),
      )
      .commit(),
    table.personaVersion
      .patch({ userId, version })
      .set(outcome)
      .remove(leftOver(outcome))
      .where((a, o) => (isUnread ? o.eq(a.material.withdrawals, withdrawals) : ""))
      .commit(),
    ...also(table, generation),
    ...(withdrawals === undefined
      ? []
      : [checkWithdrawals(table, { userId, analysisId }, withdrawals).commit({ response: "all_old" })]),
  ]);
  return refused;
}
