/**
 * One person's way through the product, as any frontend goes it, by packages/client: sign in, open an analysis, gather
 * answers, ask for a persona, follow its making; then publish it, talk to another's and compare the two.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { styleText } from "node:util";
import { createClient, type PersonaClient, type Schemas } from "@persona-ai/client";
import { wrap } from "./report.ts";
import type { Respondent } from "./respondents.ts";

type Persona = Schemas["Persona"];
type Write = (text: string) => void;

const POLL_MS = 100;
const MESSAGES = [
  "Hi! I am a gardener, and I have two cats.",
  "What would you do with a free Tuesday?",
  "What do you know about me?",
];

/** Signed in as a browser would be that keeps no cookies. */
export async function signIn(api: string, email: string): Promise<PersonaClient> {
  const response = await fetch(`${api}/auth/google?login_hint=${encodeURIComponent(email)}`);
  if (!response.ok) throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`);
  const { accessToken } = (await response.json()) as { accessToken: string };
  return createClient({ baseUrl: api, accessToken });
}

/** What an answer holds: the client has thrown what is none. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer;
  if (data === undefined || data === null) throw new Error("An answer without a body.");
  return data;
}

export async function tell(
  api: string,
  person: Respondent,
  print: Write,
): Promise<{ client: PersonaClient; persona: Persona }> {
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
  const survey = { path: { shareToken: analysis.shareToken } };
  for (const { relation, answers } of peers) {
    await anonymous.api.POST("/surveys/{shareToken}/responses", {
      params: survey,
      body: { relation, answers },
    });
  }
  print(`answers it (SAPA respondent ${self.respondent}), and so do ${peers.length} who know them`);

  const asked = client.api.POST("/personas/generate", { body: { analysisId: analysis.id } });
  const { persona } = await dataOf(asked);
  print(`asks for a persona: ${persona.id}, version ${persona.version}`);
  return { client, persona: await follow(client, print) };
}

/** Follows a generation by polling, with a line for each state of the workflow when it is left. */
async function follow(client: PersonaClient, print: Write): Promise<Persona> {
  let shown = 0;
  for (;;) {
    // openapi-fetch tells of a pair of numbers only that it is an array.
    const persona = (await dataOf(client.api.GET("/personas/me"))) as Persona;
    const { items } = await dataOf(client.api.GET("/personas/me/run"));
    const ended = items.filter(({ status }) => status !== "running");
    for (const state of ended.slice(shown)) print(stateLine(state));
    shown = ended.length;
    const isOver = items.length > 0 && ended.length === items.length;
    if (persona.status !== "generating" && isOver) return persona;
    await sleep(POLL_MS);
  }
}

const MARKS = {
  succeeded: styleText("green", "✓"),
  failed: styleText("red", "✗"),
  aborted: "■",
  running: "…",
};

function stateLine({ state, status, attempts, startedAt, endedAt, error }: Schemas["RunState"]): string {
  const ms = endedAt === undefined ? "" : `${Date.parse(endedAt) - Date.parse(startedAt)} ms`;
  const tries = attempts > 1 ? `, ${attempts} attempts` : "";
  return `  ${MARKS[status]} ${state.padEnd(28)} ${ms.padStart(8)}${tries}${error ? `  ${error.code}` : ""}`;
}

export async function publish(client: PersonaClient, handle: string, print: Write): Promise<void> {
  await client.api.PATCH("/personas/me", { body: { visibility: "public", handle } });
  const card = await dataOf(client.api.GET("/cards/{handle}", { params: { path: { handle } } }));
  const picture = await sizeOf(client, `/cards/${handle}/image.png`);
  print(`published as /cards/${handle}: ${card.name}, “${card.tagline}”, with a picture of ${picture}`);
}

/** `write` is handed the answers piece by piece, as the model gives them. */
export async function chat(
  client: PersonaClient,
  persona: { id: string; name: string },
  write: Write,
): Promise<void> {
  write(`${styleText("bold", `A chat with ${persona.name}`)}\n`);
  for (const content of MESSAGES) {
    write(`  > ${content}\n  `);
    for await (const event of client.chat(persona.id, content)) {
      if (event.type === "delta") write(event.text);
    }
    write("\n");
  }
  const path = { id: persona.id };
  const { items } = await dataOf(client.api.GET("/personas/{id}/memories", { params: { path } }));
  write(`  It remembers: ${items.map(({ text }) => `“${text}”`).join(", ") || "nothing"}\n`);
}

export async function compare(client: PersonaClient, other: string, print: Write): Promise<void> {
  const { items: cards } = await dataOf(client.api.GET("/cards"));
  print(`${styleText("bold", "In company")}  public cards: ${cards.map(({ handle }) => handle).join(", ")}`);
  const path = { handle: other };
  const { score, dimensions, summary } = await dataOf(
    client.api.GET("/cards/{handle}/chemistry", { params: { path } }),
  );
  print(`  Chemistry with ${other}: ${Math.round(score)} of 100`);
  for (const { label, score, explanation } of dimensions) {
    for (const line of wrap(`${label} ${Math.round(score)}: ${explanation}`, "    ")) print(line);
  }
  for (const line of wrap(summary)) print(line);
  const { items } = await dataOf(client.api.GET("/personas/me/matches", { params: { query: { limit: 3 } } }));
  print(`  Best matches: ${items.map(({ handle, score }) => `${handle} (${Math.round(score)})`).join(", ")}`);
  const { spec, data } = await dataOf(client.api.GET("/personas/me/character-card"));
  const picture = await sizeOf(client, "/personas/me/character-card.png");
  print(`  ${data.name} as ${spec}, for other chat programs: JSON, or a picture of ${picture}`);
}

async function sizeOf(client: PersonaClient, path: string): Promise<string> {
  const { byteLength } = await (await client.send(path, {})).arrayBuffer();
  return `${Math.round(byteLength / 1024)} KiB`;
}
