/** People as they use the product over HTTP: by packages/client, with real people's answers. */
import { createClient, type Persona, type PersonaClient, type Schemas } from "@persona-ai/client";
import { respondents } from "../../scripts/demo/respondents.ts";
import { dataOf, signIn } from "../../scripts/demo/story.ts";

export { dataOf, signIn } from "../../scripts/demo/story.ts";

type Respondent = (typeof respondents)[number];
const [ada] = respondents as [Respondent];

export const emailOf = ({ name }: Pick<Respondent, "name">): string => `${name.toLowerCase()}@example.com`;

export const userOf = (client: PersonaClient) => dataOf(client.api.GET("/users/me"));

/** An analysis with its owner's answers, and those of the peers that are given. */
export async function answeredAnalysis(
  url: string,
  client: PersonaClient,
  { self, peers }: Pick<Respondent, "self" | "peers"> = { self: ada.self, peers: [] },
  questions: string[] = [],
): Promise<Schemas["Analysis"]> {
  const body = { title: "How others see me", instrument: "sapa-bfi-25", questions } as const;
  const analysis = await dataOf(client.api.POST("/analyses", { body }));
  const path = { id: analysis.id };
  const own = { answers: self.answers };
  await client.api.PUT("/analyses/{id}/responses/self", { params: { path }, body: own });
  await answerAsPeers(url, analysis.shareToken, peers);
  return analysis;
}

/** Nobody of them is signed in. */
export async function answerAsPeers(url: string, shareToken: string, peers: Respondent["peers"]) {
  const { api } = createClient({ baseUrl: url });
  for (const { relation, answers } of peers) {
    const params = { path: { shareToken } };
    await api.POST("/surveys/{shareToken}/responses", { params, body: { relation, answers } });
  }
}

/** The persona when it is ready or has failed. */
export async function settled(client: PersonaClient): Promise<Persona> {
  let persona: Persona | undefined;
  for await (const next of client.watchPersona()) persona = next;
  return persona!;
}

export async function generate(client: PersonaClient, analysisId: string): Promise<Persona> {
  await client.api.POST("/personas/generate", { body: { analysisId } });
  return settled(client);
}

/** Somebody signed in, whose persona is made. */
export async function personaOf(url: string, person: Respondent = ada) {
  const client = await signIn(url, emailOf(person));
  const analysis = await answeredAnalysis(url, client, person);
  return { client, analysis, persona: await generate(client, analysis.id) };
}
