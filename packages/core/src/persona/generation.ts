/**
 * What the workflow writes. Every write holds only while the persona is still generating this very version, so a
 * step that is run twice, or late, changes nothing; `GenerationSuperseded` tells it so. Status changes go
 * generating → ready and generating → failed, on the head and the version in one transaction.
 */

import type { Fidelity } from "../fidelity/index.ts";
import type { Profile } from "../profile/index.ts";
import { entities, transact } from "../table/index.ts";
import type { Traits } from "../traits/index.ts";
import type { Generation } from "../workflow/generation.ts";
import { GenerationSuperseded } from "./errors.ts";
import type { Item } from "./head.ts";
import type { Failure } from "./info.ts";
import type { STEPS, Usage } from "./persona.entity.ts";

/** Which version of whose persona. */
export type Target = Omit<Generation, "analysisId">;
export type Step = (typeof STEPS)[number];
export type Result = {
  traits: Traits.Info;
  profile: Profile.Info;
  model: string;
  usage: Usage;
  fidelity: Fidelity.Info;
};

const isCurrent = (item: Item | null | undefined, { personaId, version }: Target): item is Item =>
  item?.personaId === personaId && item.version === version;

/** Tells the frontend how far the generation is. */
export async function advance(generation: Target, step: Step): Promise<void> {
  const { userId, personaId, version } = generation;
  const { rejected } = await entities()
    .persona.patch({ userId })
    .set({ step })
    .add({ revision: 1 })
    .where((a, o) =>
      [o.eq(a.personaId, personaId), o.eq(a.version, version), o.eq(a.status, "generating")].join(" AND "),
    )
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) throw new GenerationSuperseded();
}

/** Stores what was generated; nothing shows it until the version is ready. */
export async function persist(generation: Target, result: Result): Promise<void> {
  const { userId, personaId, version } = generation;
  const { rejected } = await entities()
    .personaVersion.patch({ userId, version })
    .set(result)
    .where((a, o) => `${o.eq(a.personaId, personaId)} AND ${o.eq(a.status, "generating")}`)
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) throw new GenerationSuperseded();
}

/** Makes the version the ready one. Again, after it succeeded, it does nothing. */
export async function ready(generation: Target, now = new Date()): Promise<void> {
  const readyAt = now.toISOString();
  const head = await finish(
    generation,
    { status: "ready", readyAt },
    { step: "done", readyVersion: generation.version },
  );
  if (head !== undefined && !(isCurrent(head, generation) && head.status === "ready"))
    throw new GenerationSuperseded();
}

/** Ends the generation with what went wrong; `false` when it was not under way any more. */
export async function fail(generation: Target, error: Failure): Promise<boolean> {
  return (await finish(generation, { status: "failed", error }, {})) === undefined;
}

type Outcome = { status: "ready"; readyAt: string } | { status: "failed"; error: Failure };

/** `undefined` when the outcome was written, else the head that refused it. */
async function finish(
  { userId, personaId, version }: Target,
  outcome: Outcome,
  progress: { step?: Step; readyVersion?: number },
): Promise<Item | null | undefined> {
  const { refused } = await transact((table) => [
    table.persona
      .patch({ userId })
      .set({ ...outcome, ...progress })
      .add({ revision: 1 })
      .remove(["generatingSince", "generatingShard"])
      .where((a, o) =>
        [o.eq(a.personaId, personaId), o.eq(a.version, version), o.eq(a.status, "generating")].join(" AND "),
      )
      .commit({ response: "all_old" }),
    table.personaVersion
      .patch({ userId, version })
      .set(outcome)
      .remove(outcome.status === "ready" ? ["answers"] : [])
      .commit(),
  ]);
  return refused && ((refused[0] ?? null) as Item | null);
}
