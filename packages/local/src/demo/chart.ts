/**
 * Traits as a chart for a terminal (pure): a domain a line, T from 20 to 80, its 90 % band shaded, the score as ●,
 * self as s and peers as p, the norm's mean at the middle.
 *
 *   Extraversion       ┊         │    ░░s●p░░  ┊  62  high
 */
import type { Schemas } from "@persona-ai/client";
import { DOMAINS } from "@persona-ai/core/traits";

const LOW = 20;
const HIGH = 80;
const WIDTH = 61;
const NAME = 18;

const column = (t: number): number =>
  Math.round(((Math.min(HIGH, Math.max(LOW, t)) - LOW) / (HIGH - LOW)) * (WIDTH - 1));

type Domain = Schemas["DomainTraits"];

function bar({ t, band, self, peers }: Domain): string {
  const cells = Array.from({ length: WIDTH }, () => " ");
  cells[column(50)] = "│";
  for (let i = column(band[0]); i <= column(band[1]); i++) cells[i] = "░";
  if (self) cells[column(self.t)] = "s";
  if (peers) cells[column(peers.t)] = "p";
  cells[column(t)] = "●";
  return cells.join("");
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function chart(traits: Schemas["Traits"]): string[] {
  const axis = Array.from({ length: WIDTH }, () => " ");
  const scale = [20, 30, 40, 50, 60, 70, 80];
  for (const t of scale) axis.splice(column(t), String(t).length, ...String(t));
  return [
    ...DOMAINS.map((name) => {
      const domain = traits.domains[name];
      const t = String(Math.round(domain.t)).padStart(3);
      return `${capitalized(name).padEnd(NAME)} ┊${bar(domain)}┊ ${t}  ${domain.level}`;
    }),
    `${"T score".padEnd(NAME)}  ${axis.join("")}`,
  ];
}
