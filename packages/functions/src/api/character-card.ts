import { z } from "@hono/zod-openapi";
import { CharacterCard } from "@persona-ai/core/character-card";
import { router } from "./app.ts";
import { json, problems, signedIn } from "./route.ts";

const query = z.object({
  traits: z.enum(["true", "false"]).default("false").openapi({ example: "false" }),
});

const common = {
  answerHeaders: { "Content-Disposition": "ContentDisposition" as const },
  codes: ["persona_not_found", "persona_not_ready"] as const,
  tags: ["personas"],
  request: { query },
};

const asJson = signedIn({
  method: "get",
  path: "/personas/me/character-card",
  operationId: "getCharacterCard",
  ...common,
  summary: "Your persona for other chat programs: Character Card V2",
  description: "The numbers of your traits are in it only with `traits=true`, as `persona_ai/traits`.",
  responses: { 200: json(CharacterCard.Info, "The newest ready version."), ...problems(400, 404, 409) },
});

const asPng = signedIn({
  method: "get",
  path: "/personas/me/character-card.png",
  operationId: "getCharacterCardPng",
  ...common,
  summary: "Your persona for other chat programs, as a picture that holds its Character Card V2",
  description:
    "A portrait of 512 × 768 with the persona's emblem. The card stands in the tEXt chunk `chara`, as JSON in base64, and as Character Card V3 in `ccv3`. With `traits=true` the radar is shown, too.",
  responses: {
    200: {
      description: "The newest ready version.",
      content: { "image/png": { schema: z.string().meta({ format: "binary" }), example: "(PNG)" } },
    },
    ...problems(400, 404, 409),
  },
});

const asked = ({ traits }: z.infer<typeof query>) => ({ traits: traits === "true" });
const download = (name: string) => ({ "Content-Disposition": `attachment; filename="${name}"` });

export const characterCard = router()
  .openapi(asJson, async (c) => {
    const { name, content } = await CharacterCard.mine(asked(c.req.valid("query")));
    return c.json(content, 200, download(name));
  })
  .openapi(asPng, async (c) => {
    const { name, content } = await CharacterCard.minePng(asked(c.req.valid("query")));
    return c.body(content, 200, { "Content-Type": "image/png", ...download(name) });
  });
