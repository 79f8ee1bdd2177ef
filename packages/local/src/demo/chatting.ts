/** What one does with a ready persona: talk to it, and look at what it remembers. */
import { styleText } from "node:util";
import { z } from "zod";
import type { Client } from "./client.ts";

const Delta = z.object({ text: z.string() });
const Memories = z.object({ items: z.array(z.object({ text: z.string() })) });
const MESSAGES = [
  "Hi! I am a gardener, and I have two cats.",
  "What would you do with a free Tuesday?",
  "What do you know about me?",
];

/** `write` is handed the answers piece by piece, as the model gives them. */
export async function chat(
  client: Client,
  persona: { id: string; name: string },
  write: (text: string) => void,
): Promise<void> {
  write(`${styleText("bold", `A chat with ${persona.name}`)}\n`);
  for (const content of MESSAGES) {
    write(`  > ${content}\n  `);
    for await (const { event, data } of client.events(`/personas/${persona.id}/messages`, { content })) {
      if (event === "message.delta") write(Delta.parse(data).text);
      if (event === "error") throw new Error(`The chat ended with ${JSON.stringify(data)}`);
    }
    write("\n");
  }
  const { items } = await client.request("GET", `/personas/${persona.id}/memories`, Memories);
  write(`  It remembers: ${items.map(({ text }) => `“${text}”`).join(", ") || "nothing"}\n`);
}
