/** Personas with versions that are ready, failed or being made, and what the table then has of their cards. */
import { Actor } from "@persona-ai/core/actor.ts";
import type { Card } from "@persona-ai/core/card";
import { Persona } from "@persona-ai/core/persona";
import { ready, type Target } from "@persona-ai/core/persona/generation.ts";
import { persist } from "@persona-ai/core/persona/work.ts";
import type { Profile } from "@persona-ai/core/profile";
import { entities } from "@persona-ai/core/table";
import { DOMAINS, type Traits } from "@persona-ai/core/traits";
import { Workflow } from "@persona-ai/core/workflow";
import type { SignedIn } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";

export function profileOf(name: string, fields: Partial<Profile.Info> = {}): Profile.Info {
  return {
    name,
    tagline: `${name} asks one more question`,
    summary: `${name} listens to the answer.`,
    greeting: `Hello, I'm ${name}.`,
    voice: { tone: "Warm.", rules: ["Ask back.", "Be brief."], samples: ["Go on.", "Why is that?"] },
    values: ["learning", "honesty"],
    strengths: [
      { text: "Is curious.", evidence: ["openness:high"] },
      { text: "Stays calm.", evidence: ["neuroticism:low"] },
    ],
    blindSpots: [{ text: "Is late.", evidence: ["conscientiousness:low"] }],
    conversationStarters: ["What did you learn?", "What is next?"],
    ...fields,
  };
}

/** With T scores of 60, 55, 50, 45 and 40. */
export function traitsOf(): Traits.Info {
  const domains = DOMAINS.map((domain, i) => {
    const t = 60 - 5 * i;
    const level = t > 55 ? "high" : t < 45 ? "low" : "average";
    const band = [t - 8, t + 8];
    return [domain, { score: 4, t, percentile: 50, level, certainty: 0.8, band, self: { score: 4, t } }];
  });
  return {
    instrument: "sapa-bfi-25",
    raters: { self: 1, peers: 0, waiting: 0, excluded: 0 },
    domains: Object.fromEntries(domains) as Traits.Info["domains"],
    norm: { group: "all" },
    warnings: [],
  };
}

/** Somebody whose persona's first version is ready. */
export async function somebody(
  name = "Ada",
  fields: Partial<Persona.Item> = {},
  profile = profileOf(name),
): Promise<SignedIn & { personaId: string }> {
  const client = await signUp(name.replace(/\W/g, "") || "Ada");
  const { personaId } = await storePersona(client, { readyVersion: 1, ...fields });
  const userId = client.user.id;
  await entities().personaVersion.patch({ userId, version: 1 }).set({ traits: traitsOf(), profile }).go();
  return { ...client, personaId };
}

/** The next version of a persona, being made: as it stands after it was asked for. */
export async function regenerate(userId: string): Promise<Target> {
  const { personaId, analysisId, version: last, revision } = await Persona.head(userId);
  const version = last + 1;
  const now = new Date().toISOString();
  const executionArn = Workflow.executionArn({ personaId, version });
  await entities()
    .personaVersion.put({
      userId,
      version,
      personaId,
      analysisId,
      executionArn,
      status: "generating",
      createdAt: now,
    })
    .go();
  await entities()
    .persona.patch({ userId })
    .set({ version, status: "generating", step: "queued", executionArn })
    .add({ revision: 1 })
    .where((a, o) => o.eq(a.revision, revision))
    .go();
  return { userId, personaId, version };
}

/** What the last two steps of the workflow do; `name` is what this version calls itself. */
export async function finish(generation: Target, name: string, now?: Date): Promise<void> {
  await store(generation, name);
  await ready(generation, now);
}

export const store = (generation: Target, name: string): Promise<void> =>
  persist(generation, {
    traits: traitsOf(),
    profile: profileOf(name),
    model: "test",
    usage: { calls: 2, inputTokens: 1, outputTokens: 1 },
    fidelity: { passed: true, attempts: 1, warnings: [] },
  });

export const as = <T>({ user }: SignedIn, act: () => T): T =>
  Actor.provide({ type: "user", userId: user.id }, act);

/** The cards that stand under these handles. */
export async function cardsAt(handles: readonly string[]): Promise<Card.Item[]> {
  const keys = handles.map((handle) => ({ handle }));
  const { data } = await entities().card.get(keys).go({ consistent: true });
  return data;
}

export async function headOf({ user }: SignedIn): Promise<Persona.Item | null> {
  const { data } = await entities().persona.get({ userId: user.id }).go({ consistent: true });
  return data;
}
