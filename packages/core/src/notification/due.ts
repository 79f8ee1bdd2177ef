/**
 * Sending what is due. Whoever looks at an item claims it first, for a while (`CLAIM_MS`): another that runs at the same
 * time leaves it, and one that dies leaves it to the next.
 *
 * - That a persona is ready is told at least once: the item is done when the mail is taken.
 * - That somebody has answered is told at most once a day: the day is written before the mail is sent, and taken back
 *   only when the service says that it did not take it.
 *
 * What cannot be sent is tried again with growing pauses, `FAILURES` times.
 */
import { Resource } from "sst/resource";
import { entities } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { dayOf } from "../time.ts";
import { DUE, type Item, markOf, responsesOf, scheduled, stopUrlOf, textsOf } from "./index.ts";
import { isRefused, type Mail, type SendMail, sendMail } from "./mail.ts";
import { isTime } from "./slot.ts";

const CLAIM_MS = 10 * 60_000;
const FAILURES = 6;
/** What one run looks at; the rest waits for the next. */
const BATCH = 100;
/** Nobody wants to hear of a persona that was ready days ago. */
const STALE_MS = 2 * 24 * 3600_000;

/** How many e-mails went out. */
export async function sendDue(now = new Date(), send: SendMail = sendMail): Promise<number> {
  const { data } = await entities()
    .notification.query.due({ dueShard: DUE })
    .lte({ dueAt: now.toISOString() })
    .go({ count: BATCH, hydrate: true });
  let sent = 0;
  for (const item of data) {
    sent += await sendOne(item, now, send).catch((error: unknown) => {
      log.warn("notification not sent", {}, error);
      return 0;
    });
  }
  return sent;
}

const patch = ({ userId }: Item) => entities().notification.patch({ userId }).add({ revision: 1 });

async function sendOne(item: Item, now: Date, send: SendMail): Promise<number> {
  const { dueAt = "", failures = 0 } = item;
  // Between the index and the item another may have claimed it.
  if (dueAt > now.toISOString()) return 0;
  const claimedTo = new Date(now.getTime() + CLAIM_MS * 2 ** failures).toISOString();
  const { rejected } = await patch(item)
    .set({ dueAt: claimedTo, dueShard: DUE, failures: failures + 1 })
    .where((a, o) => o.eq(a.dueAt, dueAt))
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) return 0;
  const { data: user } = await entities().user.get({ userId: item.userId }).go({ consistent: true });
  const to = user?.deletedAt === undefined ? user?.email : undefined;
  const isOver = to === undefined || failures >= FAILURES;
  const isFresh = now.getTime() - Date.parse(dueAt) < STALE_MS || failures > 0;
  const told = { ...item };
  let sent = 0;
  if (!isOver && isFresh && item.personaReady && (await isStillReady(item))) {
    await send(mailOf(item, "ready", to, user?.name ?? ""));
    sent += 1;
  }
  if (item.readyOf !== undefined) Object.assign(told, { toldOf: item.readyOf, readyOf: undefined });
  if (!isOver && (await tellOfPeers(told, now, () => send(mailOf(item, "peers", to, user?.name ?? ""))))) {
    sent += 1;
  }
  await finish(item, told, claimedTo, now);
  return sent;
}

/** A persona may have gone, or have been made anew, since it was ready. */
async function isStillReady({ userId, readyOf }: Item): Promise<boolean> {
  if (readyOf === undefined) return false;
  const { data: persona } = await entities().persona.get({ userId }).go({ consistent: true });
  return persona !== null && markOf(persona.personaId, persona.readyVersion ?? persona.version) === readyOf;
}

/** `false` when there is nothing to tell, or it is not the time. */
async function tellOfPeers(item: Item, now: Date, send: () => Promise<void>): Promise<boolean> {
  const { userId, peerAnswered, toldOn = "", toldResponses = 0 } = item;
  const today = dayOf(now);
  if (!peerAnswered || toldOn >= today || !isTime(userId, now)) return false;
  const responses = await responsesOf(userId);
  const { rejected } = await patch(item)
    .set({ toldOn: today })
    .where((a, o) => `${o.eq(a.peerAnswered, true)} AND ${o.lt(a.toldOn, today)}`)
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) return false;
  item.toldOn = today;
  if (responses > toldResponses) {
    await send().catch(async (error: unknown) => {
      if (isRefused(error)) await patch(item).set({ toldOn }).go();
      throw error;
    });
  }
  await patch(item).set({ toldResponses: responses }).go();
  return responses > toldResponses;
}

/** What became due meanwhile stays due. */
async function finish(item: Item, told: Item, claimedTo: string, now: Date): Promise<void> {
  const { toldOf } = told;
  const due = scheduled(told, now);
  await patch(item)
    .set({
      ...(toldOf !== undefined && { toldOf }),
      ...(due.dueAt !== undefined && { dueAt: due.dueAt, dueShard: DUE }),
    })
    .remove(["failures", ...(due.dueAt === undefined ? (["dueAt", "dueShard"] as const) : [])])
    .remove(item.readyOf === undefined ? [] : ["readyOf"])
    .where((a, o) => o.eq(a.dueAt, claimedTo))
    .go({ returnOnConditionCheckFailure: true });
}

function mailOf(item: Item, kind: "ready" | "peers", to: string, name: string): Mail {
  const texts = textsOf(item.language);
  const { subject, text } = texts[kind];
  const { apiUrl } = Resource.Site;
  const stopUrl = stopUrlOf(item);
  const url = kind === "ready" ? `${apiUrl}/app/persona` : `${apiUrl}/app/`;
  const body = text.replace("{name}", () => name).replace("{url}", url);
  return { to, subject, text: `${body}\n\n-- \n${texts.footer.replace("{stop}", stopUrl)}\n`, stopUrl };
}
