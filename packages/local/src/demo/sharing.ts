/** What one does with a ready persona in company: publish its card, compare it, take it along. */
import { styleText } from "node:util";
import { Persona } from "@persona-ai/core/persona";
import { z } from "zod";
import type { Client } from "./client.ts";
import { wrap } from "./report.ts";

const Card = z.object({ handle: z.string(), name: z.string(), tagline: z.string() });
const Directory = z.object({ items: z.array(Card) });
const Chemistry = z.object({
  score: z.number(),
  dimensions: z.array(z.object({ label: z.string(), score: z.number(), explanation: z.string() })),
  summary: z.string(),
});
const Matches = z.object({ items: z.array(Card.extend({ score: z.number() })) });
const CharacterCard = z.object({ spec: z.string(), data: z.object({ name: z.string() }) });

type Print = (line: string) => void;
const bold = (text: string) => styleText("bold", text);

export async function publish(client: Client, handle: string, print: Print): Promise<void> {
  await client.request("PATCH", "/personas/me", Persona.Info, { visibility: "public", handle });
  const card = await client.request("GET", `/cards/${handle}`, Card);
  const picture = await client.size(`/cards/${handle}/image.png`);
  print(`published as /cards/${handle}: ${card.name}, “${card.tagline}”, with a picture of ${kib(picture)}`);
}

export async function compare(client: Client, other: string, print: Print): Promise<void> {
  const { items: cards } = await client.request("GET", "/cards", Directory);
  print(`${bold("In company")}  public cards: ${cards.map(({ handle }) => handle).join(", ")}`);
  const { score, dimensions, summary } = await client.request("GET", `/cards/${other}/chemistry`, Chemistry);
  print(`  Chemistry with ${other}: ${shown(score)} of 100`);
  for (const { label, score, explanation } of dimensions) {
    for (const line of wrap(`${label} ${shown(score)}: ${explanation}`, "    ")) print(line);
  }
  for (const line of wrap(summary)) print(line);
  const { items } = await client.request("GET", "/personas/me/matches?limit=3", Matches);
  print(`  Best matches: ${items.map(({ handle, score }) => `${handle} (${shown(score)})`).join(", ")}`);
  const { spec, data } = await client.request("GET", "/personas/me/character-card", CharacterCard);
  const picture = await client.size("/personas/me/character-card.png");
  print(`  ${data.name} as ${spec}, for other chat programs: JSON, or a picture of ${kib(picture)}`);
}

const kib = (bytes: number) => `${Math.round(bytes / 1024)} KiB`;
const shown = (score: number) => String(Math.round(score));
