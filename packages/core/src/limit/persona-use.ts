/**
 * What others' talk with a persona comes to, month by month (UTC): for its owner, who sees how many talk to it and what
 * it costs, and may bound it. Nothing in it says who they are or what they say, and it stays when they go.
 *
 *   await Limit.addPersonaUse({ userId: owner, personaId }, { people: 1, messages: 1, tokens: 1820, costUsd: 0.004 });
 */
import { z } from "zod";
import { entities, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";

const counts = {
  /** How many have talked to it. */
  people: z.int(),
  messages: z.int(),
  tokens: z.int(),
  /** The cost of the calls of models that have a price here. */
  costUsd: z.number(),
};
export const PersonaUse = z
  .object({ ...counts, items: z.array(z.object({ month: z.string(), ...counts })) })
  .meta({
    id: "PersonaUse",
    example: {
      ...{ people: 3, messages: 41, tokens: 61_200, costUsd: 0.21 },
      items: [{ month: "2026-11", people: 3, messages: 41, tokens: 61_200, costUsd: 0.21 }],
    },
  });
export type PersonaUse = z.infer<typeof PersonaUse>;

type Owned = { userId: string; personaId: string };
type Added = { [name in "people" | "newPeople" | "messages" | "tokens" | "costUsd"]?: number };

export const monthOf = (now: Date): string => now.toISOString().slice(0, 7);

/** Until the next month begins: at least one. */
const secondsLeftInMonth = (now: Date): number =>
  Math.ceil((Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime()) / 1000);

/** Best effort, as the count of a user's tokens is; only while the persona is there. */
export async function addPersonaUse(owned: Owned, added: Added, now = new Date()): Promise<void> {
  const { userId, personaId } = owned;
  const month = { ...owned, month: monthOf(now) };
  const add = () => entities().personaUse.patch(month).add(added).go({ returnOnConditionCheckFailure: true });
  try {
    if (!(await add()).rejected) return;
    await transact((table) => [
      table.persona
        .check({ userId })
        .where((a, o) => o.eq(a.personaId, personaId))
        .commit(),
      table.personaUse.create(month).commit(),
    ]);
    await add();
  } catch (error) {
    log.warn("use of a persona not counted", { personaId }, error);
  }
}

/** The tokens of the month are used up: seconds until the next one; undefined while there are some. */
export async function personaUsedUp(
  owned: Owned,
  tokensPerMonth: number,
  now = new Date(),
): Promise<number | undefined> {
  const { data } = await entities()
    .personaUse.get({ ...owned, month: monthOf(now) })
    .go({ consistent: true, attributes: ["tokens"] });
  return (data?.tokens ?? 0) >= tokensPerMonth ? secondsLeftInMonth(now) : undefined;
}

/** The use in all, and month by month, the last one first. */
export async function personaUse({ userId, personaId }: Owned): Promise<PersonaUse> {
  const { data } = await entities()
    .personaUse.query.primary({ userId, personaId })
    .go({ pages: "all", consistent: true, order: "desc" });
  const sum = (name: keyof Added) => data.reduce((total, month) => total + (month[name] ?? 0), 0);
  return {
    ...{ people: sum("newPeople"), messages: sum("messages"), tokens: sum("tokens") },
    costUsd: dollars(sum("costUsd")),
    items: data.map(({ month, people = 0, messages = 0, tokens = 0, costUsd = 0 }) => ({
      ...{ month, people, messages, tokens, costUsd: dollars(costUsd) },
    })),
  };
}

/** Rounded to a hundredth of a cent. */
const dollars = (usd: number): number => Math.round(usd * 10_000) / 10_000;

/** Removes what was counted of a persona, with the persona. */
export async function removePersonaUse({ userId, personaId }: Owned): Promise<void> {
  const { data } = await entities()
    .personaUse.query.primary({ userId, personaId })
    .go({ pages: "all", consistent: true });
  for (const { month } of data) await entities().personaUse.delete({ userId, personaId, month }).go();
}
