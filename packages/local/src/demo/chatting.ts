/** What one does with a ready persona: talk to it, and look at what it remembers. */
import { styleText } from "node:util";
import type { PersonaClient } from "@persona-ai/client";
import { dataOf } from "./client.ts";

const MESSAGES = [
  "Hi! I am a gardener, and I have two cats.",
  "What would you do with a free Tuesday?",
  "What do you know about me?",
];

/** `write` is handed the answers piece by piece, as the model gives them. */
export async function chat(
  client: PersonaClient,
  persona: { id: string; name: string },
  write: (text: string) => void,
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
