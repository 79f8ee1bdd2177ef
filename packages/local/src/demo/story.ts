/** One person's way through the product: sign in, open an analysis, gather answers, ask for a persona, read it. */
import { createClient, type PersonaClient, type Schemas } from "@persona-ai/client";
import { dataOf, signIn } from "./client.ts";
import { follow } from "./progress.ts";
import type { Respondent } from "./respondents.ts";

export async function tell(
  api: string,
  person: Respondent,
  print: (line: string) => void,
): Promise<{ client: PersonaClient; persona: Schemas["Persona"] }> {
  const { name, self, peers } = person;
  const email = `${name.toLowerCase()}@example.com`;
  const client = await signIn(api, email);
  const birthYear = new Date().getUTCFullYear() - self.age;
  await client.api.PATCH("/users/me", { body: { sex: self.sex, birthYear } });
  print(`${name} signs in as ${email} (${self.sex}, ${self.age})`);

  const creation = { title: `How ${name} is`, instrument: "sapa-bfi-25" } as const;
  const analysis = await dataOf(client.api.POST("/analyses", { body: creation }));
  print(`opens an analysis with ${analysis.instrument} and shares ${analysis.shareUrl}`);

  const own = { answers: self.answers, durationSeconds: 150 };
  const path = { id: analysis.id };
  await client.api.PUT("/analyses/{id}/responses/self", { params: { path }, body: own });
  const anonymous = createClient({ baseUrl: api });
  for (const { relation, answers } of peers) {
    const { shareToken } = analysis;
    await anonymous.api.POST("/surveys/{shareToken}/responses", {
      params: { path: { shareToken } },
      body: { relation, answers },
    });
  }
  print(`answers it (SAPA respondent ${self.respondent}), and so do ${peers.length} who know them`);

  const asked = client.api.POST("/personas/generate", { body: { analysisId: analysis.id } });
  const { persona } = await dataOf(asked);
  print(`asks for a persona: ${persona.id}, version ${persona.version}`);
  return { client, persona: await follow(client, print) };
}
