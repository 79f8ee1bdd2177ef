/**
 * The persona that is talked to: one's own, or one of others that is public and has a ready version. Its head is read
 * strongly consistently, so that one that was withdrawn is out of reach at once. What it says it is, is in the newest
 * version that is ready, which does not change any more.
 */
import { PersonaNotFound, PersonaNotReady } from "../persona/errors.ts";
import type { Item as Head } from "../persona/head.ts";
import { entities } from "../table/service.ts";
import type { ConversationKey } from "./chat.entity.ts";
import type { Persona } from "./prompt.ts";

/** Throws `PersonaNotFound` for one that the user may not know of. */
export async function visible(personaId: string, userId: string): Promise<Head> {
  const own = await headOf(userId);
  if (own?.personaId === personaId) return own;
  const { data } = await entities()
    .persona.query.byId({ personaId })
    .go({ hydrate: true, attributes: ["userId"] });
  const owner = data[0]?.userId;
  const head = owner === undefined || owner === userId ? null : await headOf(owner);
  if (head?.personaId !== personaId || head.visibility !== "public" || head.readyVersion === undefined) {
    throw new PersonaNotFound();
  }
  return head;
}

/** Whether the user has a conversation with the persona. Without one, it throws as `visible` does. */
export async function hasTalkedTo(key: ConversationKey): Promise<boolean> {
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  if (head && head.deletedAt === undefined) return true;
  await visible(key.personaId, key.userId);
  return false;
}

/** The version to talk to. Throws `PersonaNotReady` for a persona of one's own that was never ready. */
export function readyVersion({ readyVersion: version }: Head): number {
  if (version === undefined) throw new PersonaNotReady();
  return version;
}

export async function load({ userId, personaId }: Head, version: number): Promise<Persona> {
  const { data } = await entities().personaVersion.get({ userId, version }).go();
  if (data?.personaId !== personaId || !data.profile || !data.traits) throw new PersonaNotFound();
  const { profile, traits } = data;
  return { name: profile.name, profile, traits };
}

async function headOf(userId: string): Promise<Head | null> {
  return (await entities().persona.get({ userId }).go({ consistent: true })).data;
}
