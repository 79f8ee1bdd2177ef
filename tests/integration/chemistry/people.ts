/** People with a card, as they come to one: a ready persona, published over the API. */
import { randomUUID } from "node:crypto";
import { entities } from "@persona-ai/core/table";
import type { Traits } from "@persona-ai/core/traits";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import { scaleScore } from "@persona-ai/core/traits/scoring.ts";
import { accepted } from "../../support/accepted.ts";
import type { SignedIn } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { cardTraits, type Zs } from "../../unit/chemistry/people.ts";

export type Published = SignedIn & { handle: string; name: string };

function traitsOf(zs: Zs, facets: Readonly<Record<string, number>> | undefined): Traits.Info {
  const { instrument, domains } = cardTraits(zs, facets, facets ? "ipip-neo-120" : "sapa-bfi-25");
  const all = DOMAINS.map((domain) => {
    const own = Object.entries(domains[domain].facets ?? {}).map(
      ([name, t]) => [name, scaleScore((t - 50) / 10, t, 0.3)] as const,
    );
    const { band } = domains[domain];
    return [
      domain,
      {
        ...scaleScore(zs[domain], 50 + 10 * zs[domain], 0.25),
        band,
        ...(own.length > 0 && { facets: Object.fromEntries(own) }),
      },
    ];
  });
  return {
    instrument,
    raters: { self: 1, peers: 0, waiting: 0, excluded: 0 },
    domains: Object.fromEntries(all) as Traits.Info["domains"],
    norm: { group: "all" },
    warnings: [],
  };
}

const profileOf = (name: string) => ({
  name,
  tagline: `What ${name} is like`,
  summary: "Somebody.",
  greeting: "Hello.",
  voice: { tone: "plain", rules: [], samples: [] },
  values: [],
  strengths: [],
  blindSpots: [],
  conversationStarters: [],
});

/** Somebody with a ready persona that nobody sees. */
export async function withPersona(
  name: string,
  zs: Zs,
  facets?: Readonly<Record<string, number>>,
): Promise<SignedIn> {
  const client = await signUp(name);
  await storePersona(client, { readyVersion: 1 });
  await entities()
    .personaVersion.patch({ userId: client.user.id, version: 1 })
    .set({ traits: traitsOf(zs, facets), profile: profileOf(name) })
    .go();
  return client;
}

export async function publish(client: SignedIn, handle = `h-${randomUUID().slice(0, 13)}`): Promise<string> {
  accepted(await client.patch("/personas/me", { visibility: "public", handle }));
  return handle;
}

export async function published(
  name: string,
  zs: Zs,
  facets?: Readonly<Record<string, number>>,
): Promise<Published> {
  const client = await withPersona(name, zs, facets);
  return { ...client, name, handle: await publish(client) };
}
