/** One person's way through the product: sign in, open an analysis, gather answers, ask for a persona, read it. */
import { Analysis } from "@persona-ai/core/analysis";
import { Persona } from "@persona-ai/core/persona";
import { Response } from "@persona-ai/core/response";
import { User } from "@persona-ai/core/user";
import { z } from "zod";
import { Client } from "./client.ts";
import { follow } from "./progress.ts";
import type { Respondent } from "./respondents.ts";

export async function tell(
  api: string,
  person: Respondent,
  print: (line: string) => void,
): Promise<{ client: Client; persona: Persona.Info }> {
  const { name, self, peers } = person;
  const email = `${name.toLowerCase()}@example.com`;
  const client = await Client.signIn(api, email);
  const birthYear = new Date().getUTCFullYear() - self.age;
  await client.request("PATCH", "/users/me", User.Info, { sex: self.sex, birthYear });
  print(`${name} signs in as ${email} (${self.sex}, ${self.age})`);

  const creation = { title: `How ${name} is`, instrument: "sapa-bfi-25" };
  const analysis = await client.request("POST", "/analyses", Analysis.Info, creation);
  print(`opens an analysis with ${analysis.instrument} and shares ${analysis.shareUrl}`);

  const own = { answers: self.answers, durationSeconds: 150 };
  await client.request("PUT", `/analyses/${analysis.id}/responses/self`, Response.Own, own);
  const anonymous = new Client(api);
  for (const { relation, answers } of peers) {
    const body = { relation, answers };
    await anonymous.request("POST", `/surveys/${analysis.shareToken}/responses`, Response.Submitted, body);
  }
  print(`answers it (SAPA respondent ${self.respondent}), and so do ${peers.length} who know them`);

  const Accepted = z.object({ persona: Persona.Info });
  const { persona } = await client.request("POST", "/personas/generate", Accepted, {
    analysisId: analysis.id,
  });
  print(`asks for a persona: ${persona.id}, version ${persona.version}`);
  return { client, persona: await follow(client, print) };
}
