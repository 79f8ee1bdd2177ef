/**
 * The persona that is talked to: one's own, or one of others that is public and has a ready version. Its head is read
 * strongly consistently, so that one that was withdrawn is out of reach at once. What it says it is, is in the newest
 * version that is ready, which does not change any more.
 */
import { Limit } from "../limit/index.ts";
import type { Info as Profile } from "../profile/info.ts";
import { entities } from "../table/service.ts";
import type { Info as Traits } from "../traits/info.ts";
import { PersonaBudgetReached, PersonaNotFound, PersonaNotReady, PersonaNotTalking } from "./errors.ts";
import type { Item as PersonaHead } from "./head.ts";

/** As it talks. */
export type Persona = { name: string; profile: Profile; traits: Traits; language?: string | undefined };

/** Throws `PersonaNotFound` for one that the user may not know of. */
export async function visible(personaId: string, userId: string): Promise<PersonaHead> {
  const [own, { data }] = await Promise.all([
    headOf(userId),
    entities().persona.query.byId({ personaId }).go({ data: "raw" }),
  ]);
  if (own?.personaId === personaId) return own;
  const owner = ownerIn(data);
  const head = owner === undefined || owner === userId ? null : await headOf(owner);
  if (head?.personaId !== personaId || head.visibility !== "public" || head.readyVersion === undefined) {
    throw new PersonaNotFound();
  }
  return head;
}

/** Whether its owner lets others talk to it, and for as much as this; throws where not. */
export async function checkTalks(head: PersonaHead, userId: string, now: Date): Promise<void> {
  const { userId: owner, personaId, audience, tokensPerMonth } = head;
  if (owner === userId) return;
  if (audience === "nobody") throw new PersonaNotTalking();
  if (tokensPerMonth === undefined) return;
  const seconds = await Limit.personaUsedUp({ userId: owner, personaId }, tokensPerMonth, now);
  if (seconds !== undefined) throw new PersonaBudgetReached(seconds);
}

/** Whether the user has a conversation with the persona. Without one, it throws as `visible` does. */
export async function hasTalkedTo(key: { userId: string; personaId: string }): Promise<boolean> {
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  if (head && head.deletedAt === undefined) return true;
  await visible(key.personaId, key.userId);
  return false;
}

/** The version to talk to. Throws `PersonaNotReady` for a persona of one's own that was never ready. */
export function readyVersion({ readyVersion: version }: PersonaHead): number {
  if (version === undefined) throw new PersonaNotReady();
  return version;
}

type Loaded = { persona: Persona; until: number };
/** Versions do not change once they are ready; they are read again after a while, so that none outlives its removal. */
const loaded = new Map<string, Loaded>();
const LOADED = { count: 100, ms: 60_000 };

export async function load(head: PersonaHead, version: number, now = Date.now()): Promise<Persona> {
  const id = `${head.personaId}/${version}`;
  const known = loaded.get(id);
  if (known && known.until > now) return known.persona;
  const persona = await read(head, version);
  loaded.delete(id);
  loaded.set(id, { persona, until: now + LOADED.ms });
  for (const oldest of loaded.keys()) {
    if (loaded.size <= LOADED.count) break;
    loaded.delete(oldest);
  }
  return persona;
}

async function read({ userId, personaId, analysisId }: PersonaHead, version: number): Promise<Persona> {
  const [{ data }, language] = await Promise.all([
    entities().personaVersion.get({ userId, version }).go(),
    languageOf(userId, analysisId),
  ]);
  if (data?.personaId !== personaId || !data.profile || !data.traits) throw new PersonaNotFound();
  const { profile, traits } = data;
  const own = data.analysisId === analysisId ? language : await languageOf(userId, data.analysisId);
  return { name: profile.name, profile, traits, ...(own !== undefined && { language: own }) };
}

/** Which the persona speaks, where the user's words do not tell another. */
async function languageOf(userId: string, analysisId: string): Promise<string | undefined> {
  const { data } = await entities()
    .analysis.get({ userId, analysisId })
    .go({ attributes: ["language"] });
  return data?.language;
}

/** The index has keys alone, and an owner's id stands in the table's. */
function ownerIn(raw: unknown): string | undefined {
  const { Items: [first] = [] } = raw as { Items?: { pk?: string }[] };
  return /usr_[0-9A-Z]{26}$/.exec(first?.pk ?? "")?.[0];
}

async function headOf(userId: string): Promise<PersonaHead | null> {
  return (await entities().persona.get({ userId }).go({ consistent: true })).data;
}
