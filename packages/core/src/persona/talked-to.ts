/**
 * The persona that is talked to: one's own, or one of others that is public and has a ready version. Its head is read
 * strongly consistently, so that one that was withdrawn is out of reach at once. What it says it is, is in the newest
 * version that is ready, which does not change any more.
 */
import { Limit } from "../limit/index.ts";
import type { Info as Profile } from "../profile/info.ts";
import { entities } from "../table/service.ts";
import { byDomain, type DomainTraits, type Level, type Info as Traits } from "../traits/info.ts";
import { PersonaBudgetReached, PersonaNotFound, PersonaNotReady, PersonaNotTalking } from "./errors.ts";
import type { Item as PersonaHead, VersionItem } from "./head.ts";

/** The persona as it talks. */
export type Persona = { name: string; profile: Profile; traits: Traits; language?: string | undefined };

/** Throws `PersonaNotFound` for one that the user may not know of. */
export const visible = async (personaId: string, userId: string): Promise<PersonaHead> =>
  (await find(personaId, userId, async () => undefined)).head;

/** A persona with its version to talk to, which is read at the same time as another's head, where it is the newest one. */
export async function talkedTo(
  personaId: string,
  userId: string,
): Promise<{ head: PersonaHead; version: Promise<Version> }> {
  const { head, newest } = await find(personaId, userId, newestOf);
  const version = readyVersion(head);
  const isIt = newest?.personaId === personaId && newest.version === version;
  return { head, version: isIt ? Promise.resolve(newest) : versionOf(head, version) };
}

type Version = VersionItem | Persona;

async function find(
  personaId: string,
  userId: string,
  read: (owner: string) => Promise<VersionItem | undefined>,
): Promise<{ head: PersonaHead; newest?: VersionItem | undefined }> {
  const known = loaded.get(personaId)?.owner;
  if (known !== undefined) return { head: seenBy(userId, personaId, await headOf(known)) };
  const [own, { data }] = await Promise.all([
    headOf(userId),
    entities().persona.query.byId({ personaId }).go({ data: "raw" }),
  ]);
  if (own?.personaId === personaId) return { head: own };
  const owner = ownerIn(data);
  if (owner === undefined || owner === userId) throw new PersonaNotFound();
  const [head, newest] = await Promise.all([headOf(owner), read(owner)]);
  return { head: seenBy(userId, personaId, head), newest };
}

function seenBy(userId: string, personaId: string, head: PersonaHead | null): PersonaHead {
  if (head?.personaId !== personaId) throw new PersonaNotFound();
  const isPublic = head.visibility === "public" && head.readyVersion !== undefined;
  if (head.userId !== userId && !isPublic) throw new PersonaNotFound();
  return head;
}

async function newestOf(userId: string): Promise<VersionItem | undefined> {
  const { data } = await entities().personaVersion.query.primary({ userId }).go({ order: "desc", count: 1 });
  return data[0];
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

/**
 * By persona: whose it is, which never changes, and a version, which does not once it is ready. It is read again after
 * a while, so that none outlives its removal.
 */
type Loaded = { owner: string; version: number; persona: Persona; until: number };
const loaded = new Map<string, Loaded>();
const LOADED = { count: 100, ms: 60_000 };

export const load = (head: PersonaHead, version: number): Promise<Persona> =>
  versionOf(head, version).then((found) => personaOf(head, found));

/** The persona itself where it is known, or else its version. */
async function versionOf({ userId, personaId }: PersonaHead, version: number): Promise<Version> {
  const known = loaded.get(personaId);
  if (known?.version === version && known.until > Date.now()) return known.persona;
  const { data } = await entities().personaVersion.get({ userId, version }).go();
  if (data?.personaId !== personaId) throw new PersonaNotFound();
  return data;
}

export async function personaOf({ userId, personaId }: PersonaHead, found: Version): Promise<Persona> {
  if (!("version" in found)) return found;
  const { profile, traits, version, analysisId } = found;
  if (!profile || !traits) throw new PersonaNotFound();
  const language = await languageOf(userId, analysisId);
  const persona = { name: profile.name, profile, traits, ...(language !== undefined && { language }) };
  loaded.delete(personaId);
  loaded.set(personaId, { owner: userId, version, persona, until: Date.now() + LOADED.ms });
  for (const oldest of loaded.keys()) {
    if (loaded.size <= LOADED.count) break;
    loaded.delete(oldest);
  }
  return persona;
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

type Levels = { level: Level; facets?: Record<string, Level> };

/**
 * What the model is told of the persona that it talks as: who it is, how it talks, and its traits by their levels in
 * words. No scores, no evidence, nothing of raters. Every field has its place, because a table gives a map's back in
 * any order, and a model keeps only a beginning that is the same to the letter.
 */
export function personaData({ name, profile, traits, language }: Persona) {
  const { tagline, summary, values, greeting } = profile;
  const { tone, rules, samples, dialogues } = profile.voice;
  const textsOf = (claims: Profile["strengths"]) => claims.map(({ text }) => text);
  return {
    name,
    ...(language !== undefined && { language }),
    tagline,
    summary,
    greeting,
    voice: {
      ...{ tone, rules, samples },
      ...(dialogues && { dialogues: dialogues.map(({ user, persona }) => ({ user, persona })) }),
    },
    values,
    strengths: textsOf(profile.strengths),
    blindSpots: textsOf(profile.blindSpots),
    traits: levels(traits),
  };
}

export const levels = (traits: Traits): Record<string, Levels> =>
  byDomain((domain) => levelsOf(traits.domains[domain]));

/** A domain's level, and those of the facets that stand out. */
function levelsOf({ level, facets = {} }: DomainTraits): Levels {
  const telling = Object.entries(facets).filter(([, facet]) => facet.level !== "average");
  if (telling.length === 0) return { level };
  const levels = telling.map(([name, facet]) => [name, facet.level] as const);
  return { level, facets: Object.fromEntries(levels.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}
