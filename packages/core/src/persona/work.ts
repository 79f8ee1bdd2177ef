/**
 * What the steps of a generation hand on to each other, kept with the version in the table: the execution itself holds
 * ids, counts and names of models alone, because Step Functions keeps a history for 90 days and deletes nothing.
 *
 *   await persist(generation, { traits });
 *   const { traits } = await workOf(generation);
 *
 * `material` is gone once the version is ready, and all of it once it has failed. What is missing was not made yet, or by
 * an earlier release, whose executions carried it: whoever needs it makes it then.
 */
import { entities } from "../table/index.ts";
import { GenerationSuperseded } from "./errors.ts";
import type { Target } from "./generation.ts";
import type { Work } from "./persona.entity.ts";

const PARTS = ["material", "traits", "profile", "model", "interview"] as const;

/** Holds only while this version is being made; nothing shows it until the version is ready. */
export async function persist({ userId, personaId, version }: Target, work: Work): Promise<void> {
  const { rejected } = await entities()
    .personaVersion.patch({ userId, version })
    .set(work)
    .where((a, o) => `${o.eq(a.personaId, personaId)} AND ${o.eq(a.status, "generating")}`)
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) throw new GenerationSuperseded();
}

export async function workOf({ userId, personaId, version }: Target): Promise<Work> {
  const { data } = await entities()
    .personaVersion.get({ userId, version })
    .go({ consistent: true, attributes: ["personaId", ...PARTS] });
  if (data?.personaId !== personaId) throw new GenerationSuperseded();
  const { personaId: _whose, ...work } = data;
  return inOrder(work) as Work;
}

/** The table has no order of fields: one is made, so that the same work makes the same request to a model. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, inOrder(inner)]));
}
