/** A ready persona as text for a terminal (pure). */

import { styleText } from "node:util";
import type { Schemas } from "@persona-ai/client";
import { chart } from "./chart.ts";

const WIDTH = 96;

export function wrap(text: string, indent = "  "): string[] {
  const lines = [indent];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? indent;
    if (line.length + word.length > WIDTH && line !== indent) lines.push(indent + word);
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
    ...profile.strengths.flatMap(({ text, evidence }) => wrap(`+ ${text} (${evidence.join(", ")})`)),
    heading("Blind spots"),
    ...profile.blindSpots.flatMap(({ text, evidence }) => wrap(`- ${text} (${evidence.join(", ")})`)),
    heading("Says hello"),
    ...wrap(`“${profile.greeting}”`),
    "",
    `  ${usage?.calls} calls of the model (${model}), ${usage?.inputTokens} tokens in, ${usage?.outputTokens} out`,
    `  asked the same questions, it answers ${fidelity?.meanAbsoluteDifference?.toFixed(1)} T from its person on average`,
  ];
}
