/** People with personas that can be talked to, and what is said to them. */
import type { Chat } from "@persona-ai/core/chat";
import { Profile } from "@persona-ai/core/profile";
import { entities } from "@persona-ai/core/table";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { expect } from "vitest";
import { accepted } from "../../support/accepted.ts";
import type { Answer, Client, SignedIn } from "../../support/client.ts";
import { eventually } from "../../support/eventually.ts";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { allEvents, type Event, openStream } from "../../support/sse.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { persona } from "../memory/conversations.ts";

export type Owner = { owner: SignedIn; personaId: string; path: string };

/** Somebody with a persona as the table holds one that was made. */
export async function withPersona(name = "Ada", fields: object = {}): Promise<Owner> {
  const owner = await signUp(name);
  const { personaId } = await storePersona(owner, { readyVersion: 1 });
  const { traits } = persona;
  const made = { traits, profile: writeProfile(Profile.briefOf(traits), { name }) };
  await entities().personaVersion.patch({ userId: owner.user.id, version: 1 }).set(made).go();
  return published(owner, personaId, fields);
}

/** Somebody with a persona that was made. */
export async function withGenerated(name = "Ada", fields: object = {}): Promise<Owner> {
  const owner = await signUp(name);
  const { id } = await generate(owner, (await readyAnalysis(owner)).id);
  return published(owner, id, fields);
}

async function published(owner: SignedIn, personaId: string, fields: object): Promise<Owner> {
  if (Object.keys(fields).length > 0) accepted(await owner.patch("/personas/me", fields));
  return { owner, personaId, path: `/personas/${personaId}/messages` };
}

/** Answered whole. */
export const say = (client: Client, path: string, content: string): Promise<Answer> =>
  client.post(path, { content }, { Accept: "application/json" });

/** Answered by events. */
export async function stream(client: SignedIn, path: string, content: string): Promise<Event[]> {
  const response = await openStream(client, path, { content });
  if (response.status !== 200) throw new Error(`Answered ${response.status}: ${await response.text()}`);
  return allEvents(response);
}

/** Oldest first, without the greeting, which answers nothing. */
export async function history(client: Client, path: string): Promise<Chat.Message[]> {
  const { body } = accepted(await client.get(`${path}?limit=100`));
  const said: Chat.Message[] = body.items.toReversed();
  return said.filter(({ role, replyTo }) => role === "user" || replyTo !== undefined);
}

/** Once the turn under way is over, with what is learned from it. */
export const turnOver = ({ user }: SignedIn, personaId: string): Promise<void> =>
  eventually(async () => {
    const { data } = await entities()
      .conversation.get({ userId: user.id, personaId })
      .go({ consistent: true });
    expect(data).not.toHaveProperty("turn");
  });

export const textOf = (events: Event[]): string =>
  events.flatMap(({ event, data }) => (event === "message.delta" ? [data.text] : [])).join("");
