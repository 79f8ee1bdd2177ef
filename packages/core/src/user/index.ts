/**
 * Users: one for each account at the provider, however many first sign-ins arrive at once.
 *
 *   const user = await User.ofAccount({ provider: "google", subject: claims.sub, name: "Ada" });
 */
import type { EntityItem } from "electrodb";
import type { z } from "zod";
import { Actor } from "../actor.ts";
import { DomainError, errorClass, InvalidRequest } from "../error.ts";
import { Id } from "../id.ts";
import { entities, optimistic, transact } from "../table/index.ts";
import { type Change, Info } from "./info.ts";
import type { UserEntity } from "./user.entity.ts";

export * as User from "./index.ts";
export { Change, Info } from "./info.ts";

export type Identity = {
  provider: "google";
  subject: string;
  name: string;
  email?: string;
  picture?: string;
};

type Item = EntityItem<typeof UserEntity>;

/** The account behind a valid token is gone, or on its way out. */
export class AccountGone extends errorClass("account_gone") {}

/** General Data Protection Regulation, article 8: without a parent's consent, from 16 on. */
const MIN_AGE = 16;

export class TooYoung extends DomainError {
  constructor() {
    const issues = [{ path: "birthYear", message: `Of somebody under ${MIN_AGE}.` }];
    super("input", "too_young", `Whoever uses this must be ${MIN_AGE} or older.`, { issues });
  }
}

export function fromItem(item: Item): Info {
  const { userId, provider: _provider, subject: _subject, deletedAt: _deletedAt, ...rest } = item;
  return { id: userId, ...rest };
}

export async function me(): Promise<Info> {
  const { data } = await entities().user.get({ userId: Actor.userId() }).go({ consistent: true });
  if (!data || data.deletedAt !== undefined) throw new AccountGone();
  return fromItem(data);
}

/** Whom a persona is about: what its making may know. */
export const Person = Info.pick({ name: true, sex: true, birthYear: true });
export type Person = z.infer<typeof Person>;

export function personOf(item: Item | null): Person {
  if (!item) throw new AccountGone();
  return Person.strip().parse(item);
}

/** Throws for who is certainly under 16: of a year of birth its first day counts. */
function checkAge(birthYear: number, now: Date): void {
  const age = now.getUTCFullYear() - birthYear;
  if (age < 0) {
    throw new InvalidRequest([{ path: "birthYear", message: "The year of birth is in the future." }]);
  }
  if (age < MIN_AGE) throw new TooYoung();
}

export async function change(input: Change, now = new Date()): Promise<Info> {
  if (input.birthYear != null) checkAge(input.birthYear, now);
  const taken = (["sex", "birthYear"] as const).filter((field) => input[field] === null);
  const set = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
  const { rejected } = await entities()
    .user.patch({ userId: Actor.userId() })
    .set({ ...set, updatedAt: now.toISOString() })
    .remove(taken)
    .where(({ deletedAt }, { notExists }) => notExists(deletedAt))
    .go({ returnOnConditionCheckFailure: "all_old" });
  if (rejected) throw new AccountGone();
  return me();
}

/** The user of a provider's account, made at the first sign-in; also one that is being removed (`deletedAt`). */
export async function ofAccount(identity: Identity, now = new Date()): Promise<Item> {
  const { provider, subject } = identity;
  return optimistic(async () => {
    const { data: account } = await entities().account.get({ provider, subject }).go({ consistent: true });
    const userId = account?.userId ?? (await register(identity, now));
    const { data: user } = await entities().user.get({ userId }).go({ consistent: true });
    return user ?? undefined;
  });
}

/** Resolves with the id of the account's user: the new one, or the one that another sign-in made meanwhile. */
async function register(identity: Identity, now: Date): Promise<string> {
  const { provider, subject } = identity;
  const userId = Id.create("user", now.getTime());
  const time = now.toISOString();
  const { refused } = await transact(({ account, user }) => [
    account.create({ provider, subject, userId }).commit({ response: "all_old" }),
    user.create({ ...identity, userId, createdAt: time, updatedAt: time }).commit(),
  ]);
  const existing = refused?.[0] as { userId: string } | undefined;
  return existing?.userId ?? userId;
}
