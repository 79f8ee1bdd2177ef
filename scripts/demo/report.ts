/**
 * A ready persona as text for a terminal (pure), its traits as a chart: a domain a line, T from 20 to 80, its 90 % band
 * shaded, the score as ●, self as s and peers as p, the norm's mean at the middle.
 *
 *   Extraversion       ┊         │    ░░s●p░░  ┊  62  high
 */
import { styleText } from "node:util";
import type { Schemas } from "@persona-ai/client";
import { DOMAINS } from "@persona-ai/core/traits";

const LINE = 96;

export function wrap(text: string, indent = "  "): string[] {
  const lines = [indent];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? indent;
    if (line.length + word.length > LINE && line !== indent) lines.push(indent + word);
    else lines[lines.length - 1] = line === indent ? line + word : `${line} ${word}`;
  }
  return lines;
}

const heading = (text: string): string => styleText("bold", text);

export function report({ traits, profile, model, usage, fidelity }: Schemas["Persona"]): string[] {
  if (!traits || !profile) return [];
  const { raters, norm, agreement, warnings } = traits;
  const correlation = agreement?.profileCorrelation
    ? `, self and peers correlate ${agreement.profileCorrelation.toFixed(2)}`
    : "";
  const claims = (mark: string, side: { text: string; evidence: string[] }[]) =>
    side.flatMap(({ text, evidence }) => wrap(`${mark} ${text} (${evidence.join(", ")})`));
  return [
    heading(`${profile.name}: ${profile.tagline}`),
    "",
    ...wrap(profile.summary),
    "",
    `${heading("Traits")}  ● persona, s self, p peers, ░ 90 % band; norm group ${norm.group}`,
    ...chart(traits).map((line) => `  ${line}`),
    `  ${raters.self} self, ${raters.peers} peers, ${raters.excluded} left out${correlation}`,
    ...warnings.flatMap(({ message }) => wrap(`Note: ${message}`)),
    "",
    heading("Strengths"),
    ...claims("+", profile.strengths),
    heading("Blind spots"),
    ...claims("-", profile.blindSpots),
    heading("Says hello"),
    ...wrap(`“${profile.greeting}”`),
    "",
    `  ${usage?.calls} calls of the model (${model}), ${usage?.inputTokens} tokens in, ${usage?.outputTokens} out`,
    `  asked the same questions, it answers ${fidelity?.meanAbsoluteDifference?.toFixed(1)} T from its person on average`,
  ];
}

const [LOW, HIGH] = [20, 80];
const CHART = 61;
const NAME = 18;

const column = (t: number): number =>
  Math.round(((Math.min(HIGH, Math.max(LOW, t)) - LOW) / (HIGH - LOW)) * (CHART - 1));

function chart({ domains }: Schemas["Traits"]): string[] {
  const axis = Array.from({ length: CHART }, () => " ");
  for (let t = LOW; t <= HIGH; t += 10) axis.splice(column(t), 2, ...String(t));
  return [
    ...DOMAINS.map((name) => {
      const { t, level } = domains[name];
      const label = name.charAt(0).toUpperCase() + name.slice(1);
      return `${label.padEnd(NAME)} ┊${bar(domains[name])}┊ ${String(Math.round(t)).padStart(3)}  ${level}`;
    }),
    `${"T score".padEnd(NAME)}  ${axis.join("")}`,
  ];
}

function bar({ t, band, self, peers }: Schemas["DomainTraits"]): string {
  const cells = Array.from({ length: CHART }, () => " ");
  cells[column(50)] = "│";
  for (let i = column(band[0]); i <= column(band[1]); i++) cells[i] = "░";
  if (self) cells[column(self.t)] = "s";
  if (peers) cells[column(peers.t)] = "p";
  cells[column(t)] = "●";
  return cells.join("");
}
