/**
 * Follows a generation as a frontend does, by polling, and prints a line for each state of the workflow when it is
 * left. On a terminal the state under way is shown, too.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { styleText } from "node:util";
import type { PersonaClient, Schemas } from "@persona-ai/client";
import { dataOf } from "./client.ts";

const POLL_MS = 100;

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
}: Schemas["RunState"]): string {
  const ms = endedAt === undefined ? "" : `${Date.parse(endedAt) - Date.parse(startedAt)} ms`;
  const tries = attempts > 1 ? `, ${attempts} attempts` : "";
  return `  ${MARKS[status]} ${state.padEnd(28)} ${ms.padStart(8)}${tries}${error ? `  ${error.code}` : ""}`;
}

export async function follow(
  client: PersonaClient,
  print: (line: string) => void,
): Promise<Schemas["Persona"]> {
  let shown = 0;
  for (;;) {
    // openapi-fetch tells of a pair of numbers only that it is an array.
    const persona = (await dataOf(client.api.GET("/personas/me"))) as Schemas["Persona"];
    const { items } = await dataOf(client.api.GET("/personas/me/run"));
    const ended = items.filter(({ status }) => status !== "running");
    for (const state of ended.slice(shown)) print(describeState(state));
    shown = ended.length;
    const isOver = items.length > 0 && ended.length === items.length;
    if (persona.status !== "generating" && isOver) return persona;
    await sleep(POLL_MS);
  }
}
