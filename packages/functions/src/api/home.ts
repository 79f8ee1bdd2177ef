/** What a first screen needs, in one request. */
import { z } from "@hono/zod-openapi";
import { Analysis } from "@persona-ai/core/analysis";
import { Persona } from "@persona-ai/core/persona";
import { User } from "@persona-ai/core/user";
import { router } from "./app.ts";
import { conditional, tagged } from "./etag.ts";
import { json, signedIn } from "./route.ts";

/** So many of the newest analyses are shown at first. */
const ANALYSES = 20;

const Home = z
  .object({ user: User.Info, analyses: z.array(Analysis.Info), persona: Persona.Info.optional() })
  .meta({
    id: "Home",
    description: "`analyses`: the newest ones. `persona`: when there is one.",
    example: {
      user: User.Info.meta()?.example,
      analyses: [Analysis.Info.meta()?.example],
      persona: Persona.Info.meta()?.example,
    },
  });

const home = signedIn({
  method: "get",
  path: "/home",
  operationId: "getHome",
  tags: ["home"],
  summary: "You, your newest analyses and your persona",
  request: { headers: conditional },
  responses: { 200: json(Home, "All of it, with an ETag."), 304: { description: "Nothing new." } },
});

/** Nobody has to have a persona. */
async function personaIfAny(): Promise<Persona.Info | undefined> {
  try {
    return (await Persona.me()).persona;
  } catch (error) {
    if (error instanceof Persona.PersonaNotFound) return undefined;
    throw error;
  }
}

export const homes = router().openapi(home, async (c) => {
  const [user, { items }, persona] = await Promise.all([
    User.me(),
    Analysis.list({ limit: ANALYSES }),
    personaIfAny(),
  ]);
  return tagged(c, Home, { user, analyses: items, ...(persona && { persona }) });
});
