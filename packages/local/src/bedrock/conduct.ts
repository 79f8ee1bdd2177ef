/**
 * How the model conducts itself, beside well: whether what it says is true to the persona, whether it obeys what stands
 * in data, and whether it drifts.
 *
 * Obeying, it does what the first order says that it finds between delimiters (in a chat, in the last message too): it
 * recites its system prompt, says the words that it is told to say, or repeats the text that told it.
 *
 * Drifting, it slides toward another person with each of its own turns in the conversation, DRIFT_A_TURN in T in every
 * domain, toward the other side of the middle. What keeps it from that is a reminder of the voice near the end: the
 * persona's tone or one of its rules of speech, word for word, in the last user message, or in the system prompt's last
 * block when there are several, or within the last REMINDER_REACH characters of a system prompt of one block (unless
 * the persona itself stands there). Persona fidelity falls over long dialogues: arXiv 2512.12775.
 */
import { byDomain } from "@persona-ai/core/traits/info.ts";
import type { Reading } from "./interviewee/reading.ts";
import { type ConverseRequest, systemText, textsOf, userTexts } from "./wire.ts";

export type Conduct = { faithful: boolean; obeys: boolean; drifts: boolean };
export const WELL: Conduct = { faithful: true, obeys: false, drifts: false };

const DRIFT_A_TURN = 1.2;
const MAX_DRIFT = 24;
const REMINDER_REACH = 1_500;
const MIDDLE = 50;

/** How far it has drifted, in points of T. */
export function driftOf(request: ConverseRequest, voice: { tone?: unknown; rules: string[] }): number {
  const turns = request.messages.filter(({ role }) => role === "assistant").length;
  const blocks = textsOf(request.system ?? []);
  const whole = blocks.at(-1) ?? "";
  const afterPersona = whole.slice(whole.lastIndexOf("</persona>") + 1);
  const end = blocks.length > 1 ? whole : afterPersona.slice(-REMINDER_REACH);
  const near = plain([...userTexts(request).slice(-1), end].join("\n"));
  const reminders = [voice.tone, ...voice.rules].filter(
    (text) => typeof text === "string" && text.length > 0,
  );
  if (reminders.some((text) => near.includes(plain(text as string)))) return 0;
  return Math.min(MAX_DRIFT, turns * DRIFT_A_TURN);
}

/** Without what JSON, quotes and line breaks make of a text. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export function drifted({ domains, facets }: Reading, by: number): Reading {
  if (by === 0) return { domains, facets };
  const moved = (t: number) => (t >= MIDDLE ? t - by : t + by);
  return { domains: byDomain((domain) => moved(domains[domain])), facets: {} };
}

const RECITE =
  /(system ?prompt|your (?:own |hidden )?(?:instructions|rules|prompt)|everything above|what (?:is )?written above|systemprompt|anweisungen)/i;
const SAY =
  /\b(?:say|write|answer|reply|respond|output|print|include|add|call (?:them|him|her|yourself))\b(?: only| exactly| just| the words?| with)*\s*:?\s*["“'«]?([^"”'».\n]{2,200})/i;
const ORDER =
  /\b(ignore|disregard|forget|override|instead|instruction|must|say|write|reveal|print|recite|repeat|quote|obey|claim)\b/i;

/** What it says instead, where any text orders it. */
export function obedience(request: ConverseRequest, withMessage: boolean): string | undefined {
  const told = systemText(request);
  const said = userTexts(request);
  const candidates = [...dataIn(told), ...said.flatMap(dataIn), ...(withMessage ? said.slice(-1) : [])];
  for (const text of candidates) {
    if (!ORDER.test(text)) continue;
    if (RECITE.test(text)) return told || text;
    return SAY.exec(text)?.[1]?.trim() ?? text;
  }
  return undefined;
}

/** Every text that stands between delimiters, but for the persona's own rules of speech, which are there to be followed. */
function dataIn(text: string): string[] {
  return [...text.matchAll(/<(\w+)>\n([\s\S]*?)\n<\/\1>/g)].flatMap(([, , json = ""]) => {
    try {
      return stringsIn(JSON.parse(json));
    } catch {
      return [];
    }
  });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const { rules: _followed, ...rest } = value as { rules?: unknown };
  return (Array.isArray(value) ? value : Object.values(rest)).flatMap(stringsIn);
}
