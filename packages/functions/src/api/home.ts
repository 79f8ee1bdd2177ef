/** What a first screen needs, in one request. */
import { z } from "@hono/zod-openapi";
import { Analysis } from "@persona-ai/core/analysis";
import { Chat } from "@persona-ai/core/chat";
import { Persona } from "@persona-ai/core/persona";
import { User } from "@persona-ai/core/user";
import { router } from "./app.ts";
import { conditional, tagged } from "./etag.ts";
import { json, signedIn } from "./route.ts";

/** So many of the newest analyses are shown at first. */
const ANALYSES = 20;

const Unread = z
  .object({ messages: z.int().min(0), responses: z.int().min(0) })
  .meta({ id: "HomeUnread", example: { messages: 1, responses: 2 } });

const Home = z
  .object({
    user: User.Info,
    analyses: z.array(Analysis.Info),
    persona: Persona.Info.optional(),
    unread: Unread,
  })
  .meta({
    id: "Home",
    description:
      "`analyses`: the newest ones. `persona`: when there is one. `unread`: answers of personas that you have not read, and peers' responses to these analyses that you have not seen.",
    example: {
      user: User.Info.meta()?.example,
      analyses: [Analysis.Info.meta()?.example],
      persona: Persona.Info.meta()?.example,
      unread: Unread.meta()?.example,
    },
  });

const home = signedIn({
  method: "get",
  path: "/home",
  operationId: "getHome",
  tags: ["home"],
  summary: "You, your newest analyses, your persona, and what is new",
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
  const [user, { items }, persona, messages] = await Promise.all([
    User.me(),
    Analysis.list({ limit: ANALYSES }),
    personaIfAny(),
    Chat.unread(),
  ]);
  const unread = { messages, responses: items.reduce((sum, { newResponses = 0 }) => sum + newResponses, 0) };
  return tagged(c, Home, { user, analyses: items, ...(persona && { persona }), unread });
});
