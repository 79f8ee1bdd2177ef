/**
 * How often in an hour (UTC) what costs nothing may be begun: by one address without a sign-in, by one link, by one
 * user. Counts are conditional writes, so that they hold however many requests come at once. Whose they are is kept as
 * a keyed hash, which expires with the next hour.
 *
 *   await Limit.countWrite("address", "203.0.113.7"); // throws TooManyRequests
 *
 * What makes something in a transaction may be counted in that (`dueWrite`), and by itself when it came to nothing.
 */
import { createHmac } from "node:crypto";
import { Resource } from "sst/resource";
import { DomainError } from "../error.ts";
import { entities, type TransactTable } from "../table/index.ts";
import { dayOf } from "../time.ts";
import { expiryOf } from "./allowance.ts";

/** `sign-in` is by address, too, and counted apart. */
export type Writer = "address" | "link" | "user" | "sign-in";

const HOUR_SECONDS = 3600;

export class TooManyRequests extends DomainError {
  constructor(writer: Writer, retryAfterSeconds: number) {
    const what = {
      address: "from this address",
      "sign-in": "from this address",
      link: "by this link",
      user: "by you",
    };
    super("limit", "too_many_requests", `Too many ${what[writer]} within an hour; try again later.`, {
      retryAfterSeconds,
    });
  }
}

const limitOf = (writer: Writer): number => {
  const { addressWritesPerHour, linkWritesPerHour, userWritesPerHour } = Resource.Limits;
  if (writer === "link") return linkWritesPerHour;
  return writer === "user" ? userWritesPerHour : addressWritesPerHour;
};

const keyed = (text: string): string =>
  createHmac("sha256", Resource.CursorKey.value).update(`limit\n${text}`).digest("base64url");

/** An IPv4 address, or of an IPv6 one its network (64 bits), which one household or machine has all of. */
function networkOf(address: string): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

function hourOf(writer: Writer, subject: string, now: Date) {
  const named = writer === "address" || writer === "sign-in" ? networkOf(subject) : subject;
  const seconds = Math.floor(now.getTime() / 1000);
  const left = HOUR_SECONDS - (seconds % HOUR_SECONDS);
  const key = { subjectHash: keyed(`${writer}\n${named}`), hour: now.toISOString().slice(0, 13) };
  return { key, expiresAt: seconds + left + HOUR_SECONDS, refusal: () => new TooManyRequests(writer, left) };
}

export async function countWrite(writer: Writer, subject: string, now = new Date()): Promise<void> {
  const limit = limitOf(writer);
  const { key, expiresAt, refusal } = hourOf(writer, subject, now);
  const counted = await entities()
    .hourlyWrites.upsert({ ...key, expiresAt })
    .add({ count: 1 })
    .where((a, o) => `${o.notExists(a.count)} OR ${o.lt(a.count, limit)}`)
    .go({ returnOnConditionCheckFailure: "all_old" });
  if (counted.rejected || limit === 0) throw refusal();
}

/** One write of a user, to be counted once: whoever has it counted in a transaction says so by `isCounted`. */
export function dueWrite(userId: string, isCounted = false, now = new Date()) {
  const limit = limitOf("user");
  const { key, expiresAt, refusal } = hourOf("user", userId, now);
  return {
    isCounted,
    key,
    refusal,
    /** Whether there is none left, by the item as it was read. */
    isTooMany: (item: { count?: number | undefined } | null): boolean => (item?.count ?? 0) >= limit,
    counting: (table: TransactTable) =>
      table.hourlyWrites
        .upsert({ ...key, expiresAt })
        .add({ count: 1 })
        .where((a, o) => `${o.notExists(a.count)} OR ${o.lt(a.count, limit)}`)
        .commit({ response: "all_old" }),
  };
}
export type DueWrite = ReturnType<typeof dueWrite>;

export type Account = { provider: string; subject: string };
const accountHash = ({ provider, subject }: Account): string => keyed(`account\n${provider}\n${subject}`);

/** Before a user goes: what they have used up today is kept for the account, without its name. */
export async function rememberUse(userId: string, account: Account, now = new Date()): Promise<void> {
  const day = dayOf(now);
  const { data } = await entities().dailyUse.get({ userId, day }).go({ consistent: true });
  if (!data) return;
  await entities()
    .formerUse.put({ ...usedUp(data), accountHash: accountHash(account), day, expiresAt: expiryOf(now) })
    .go();
}

/** For a user who was just made: what the account had used up today, in an earlier life. */
export async function resumeUse(userId: string, account: Account, now = new Date()): Promise<void> {
  const day = dayOf(now);
  const { data } = await entities()
    .formerUse.get({ accountHash: accountHash(account), day })
    .go({ consistent: true });
  if (!data) return;
  await entities()
    .dailyUse.put({ ...usedUp(data), userId, day, expiresAt: expiryOf(now) })
    .go();
}

type Use = { messages?: number; tokens?: number; generations?: number };

const usedUp = ({ messages, tokens, generations }: Use): Use => ({ messages, tokens, generations });
