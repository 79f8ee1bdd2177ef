/**
 * What the steps of a generation hand on to each other, kept with the version in the table: the execution itself holds
 * ids, counts and names of models alone, because Step Functions keeps a history for 90 days and deletes nothing.
 *
 *   const work = await workOf(generation); // what a step begins with, in one read
 *   await persist(generation, { traits }, "generating_profile"); // what it ends with, and which one is next, in one write
 *
 * `material` is gone once the version is ready, and all of it once it has failed. What is missing was not made yet, or by
 * an earlier release, whose executions carried it: whoever needs it makes it then.
 */
import { entities, transact } from "../table/index.ts";
import { GenerationSuperseded } from "./errors.ts";
import { headOf, type Left, type Step, type Target } from "./generation.ts";
import type { VersionItem } from "./head.ts";
import type { KeptAnswer, Material, Usage, Work } from "./persona.entity.ts";

const WORK = ["material", "traits", "profile", "model", "interview", "answers"] as const;
const PARTS = ["personaId", "status", "person", ...WORK] as const;

export type Known = Work & { material?: Material | undefined; answers?: KeptAnswer[] | undefined };

/**
 * Holds only while this version is being made; nothing shows it until the version is ready. The owner is told by `next`
 * how far it is.
 */
export async function persist(
  generation: Target,
  work: Work,
  next?: Step,
  answers: KeptAnswer[] = [],
): Promise<void> {
  const { userId, personaId, version } = generation;
  const { refused } = await transact((table) => {
    const patch = table.personaVersion.patch({ userId, version }).set(work);
    return [
      (answers.length === 0 ? patch : patch.append({ answers }))
        .where((a, o) => `${o.eq(a.personaId, personaId)} AND ${o.eq(a.status, "generating")}`)
        .commit(),
      ...(next === undefined ? [] : [headOf(table, generation, next)]),
    ];
  });
  if (refused) throw new GenerationSuperseded();
}

/**
 * As the last of all, in one write and without a read: what it has cost. `undefined` when not all is there that a
 * version needs, or it is not being made any more.
 */
export async function complete(
  { userId, personaId, version }: Target,
  usage: Usage,
): Promise<Partial<Left> | undefined> {
  const { rejected, data } = await entities()
    .personaVersion.patch({ userId, version })
    .set({ usage })
    .where((a, o) =>
      [
        ...[o.eq(a.personaId, personaId), o.eq(a.status, "generating")],
        ...[a.traits, a.profile, a.model, a.fidelity].map((part) => o.exists(part)),
      ].join(" AND "),
    )
    .go({ response: "all_new", returnOnConditionCheckFailure: true });
  if (rejected) return undefined;
  const { analysisId, createdAt: since, material } = data;
  return {
    analysisId,
    since,
    ...(material?.withdrawals !== undefined && { withdrawals: material.withdrawals }),
  };
}

/** What a version that is being made has come to so far. */
export async function workOf(generation: Target): Promise<Known> {
  const { userId, version } = generation;
  const { data } = await entities()
    .personaVersion.get({ userId, version })
    .go({ consistent: true, attributes: [...PARTS] });
  return workIn(data, generation);
}

/** As `workOf`, where the version was read with something else. */
export function workIn(item: Partial<VersionItem> | null, { personaId }: Target): Known {
  if (item?.personaId !== personaId || item.status !== "generating") throw new GenerationSuperseded();
  const { person, material } = item;
  const work = Object.fromEntries(WORK.map((part) => [part, item[part]]));
  return inOrder({ ...work, material: material && { person, ...material } }) as Known;
}

/** The table has no order of fields: one is made, so that the same work makes the same request to a model. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, inOrder(inner)]));
}
