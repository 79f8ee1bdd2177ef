/**
 * Follows a generation as a frontend does, by polling, and prints a line for each state of the workflow when it is
 * left. On a terminal the state under way is shown, too.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { styleText } from "node:util";
import { Persona } from "@persona-ai/core/persona";
import { z } from "zod";
import type { Client } from "./client.ts";

const POLL_MS = 100;
const Run = z.object({ items: z.array(Persona.RunState) });

const MARKS = {
  succeeded: styleText("green", "✓"),
  failed: styleText("red", "✗"),
  aborted: "■",
  running: "…",
};

export function describeState({
  state,
  status,
  attempts,
  startedAt,
  endedAt,
  error,
}: Persona.RunState): string {
  const ms = endedAt === undefined ? "" : `${Date.parse(endedAt) - Date.parse(startedAt)} ms`;
  const tries = attempts > 1 ? `, ${attempts} attempts` : "";
  return `  ${MARKS[status]} ${state.padEnd(28)} ${ms.padStart(8)}${tries}${error ? `  ${error.code}` : ""}`;
}

export async function follow(client: Client, print: (line: string) => void): Promise<Persona.Info> {
  let shown = 0;
  for (;;) {
    const persona = await client.request("GET", "/personas/me", Persona.Info);
    const { items } = await client.request("GET", "/personas/me/run", Run);
    const ended = items.filter(({ status }) => status !== "running");
    for (const state of ended.slice(shown)) print(describeState(state));
    shown = ended.length;
    const isOver = items.length > 0 && ended.length === items.length;
    if (persona.status !== "generating" && isOver) return persona;
    await sleep(POLL_MS);
  }
}
