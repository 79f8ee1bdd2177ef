/** What one does with a ready persona in company: publish its card, compare it, take it along. */
import { styleText } from "node:util";
import type { PersonaClient } from "@persona-ai/client";
import { dataOf, sizeOf } from "./client.ts";
import { wrap } from "./report.ts";

type Print = (line: string) => void;
const bold = (text: string) => styleText("bold", text);

export async function publish(client: PersonaClient, handle: string, print: Print): Promise<void> {
  await client.api.PATCH("/personas/me", { body: { visibility: "public", handle } });
  const card = await dataOf(client.api.GET("/cards/{handle}", { params: { path: { handle } } }));
  const picture = await sizeOf(client, `/cards/${handle}/image.png`);
  print(`published as /cards/${handle}: ${card.name}, “${card.tagline}”, with a picture of ${kib(picture)}`);
}

export async function compare(client: PersonaClient, other: string, print: Print): Promise<void> {
  const { items: cards } = await dataOf(client.api.GET("/cards"));
  print(`${bold("In company")}  public cards: ${cards.map(({ handle }) => handle).join(", ")}`);
  const path = { handle: other };
  const { score, dimensions, summary } = await dataOf(
    client.api.GET("/cards/{handle}/chemistry", { params: { path } }),
  );
  print(`  Chemistry with ${other}: ${shown(score)} of 100`);
  for (const { label, score, explanation } of dimensions) {
    for (const line of wrap(`${label} ${shown(score)}: ${explanation}`, "    ")) print(line);
  }
  for (const line of wrap(summary)) print(line);
  const { items } = await dataOf(client.api.GET("/personas/me/matches", { params: { query: { limit: 3 } } }));
  print(`  Best matches: ${items.map(({ handle, score }) => `${handle} (${shown(score)})`).join(", ")}`);
  const { spec, data } = await dataOf(client.api.GET("/personas/me/character-card"));
  const picture = await sizeOf(client, "/personas/me/character-card.png");
  print(`  ${data.name} as ${spec}, for other chat programs: JSON, or a picture of ${kib(picture)}`);
}

const kib = (bytes: number) => `${Math.round(bytes / 1024)} KiB`;
const shown = (score: number) => String(Math.round(score));
