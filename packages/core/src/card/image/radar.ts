/**
 * The radar of the five domains as SVG shapes (pure): T scores from 20 in the centre to 80 at the rim, the mean's
 * ring at 50, and the 90 % bands as an area and as a bar on each axis.
 */
import type { Language } from "../../language.ts";
import { DOMAINS, type Domain } from "../../traits/info.ts";
import { wordsOf } from "../../traits/words.ts";
import type { CardTraits } from "../info.ts";

const [FROM, MEAN, TO] = [20, 50, 80] as const;

/** Clockwise from the top; the longest word stands below, where it has room. */
export const AXES: readonly Domain[] = [
  "openness",
  "extraversion",
  "conscientiousness",
  "agreeableness",
  "neuroticism",
];

type Centre = { x: number; y: number; radius: number };
type Point = { x: number; y: number };

const round = (value: number): number => Math.round(value * 10) / 10;

/** How far out a T score is, 0..1; beyond the scale it stays at its end. */
export const reach = (t: number): number => (Math.min(TO, Math.max(FROM, t)) - FROM) / (TO - FROM);

export function pointOf({ x, y, radius }: Centre, axis: number, share: number): Point {
  const angle = (2 * Math.PI * axis) / AXES.length - Math.PI / 2;
  return {
    x: round(x + radius * share * Math.cos(angle)),
    y: round(y + radius * share * Math.sin(angle)),
  };
}

const polygon = (points: Point[]): string => `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;

export function radar(
  centre: Centre,
  { domains }: Pick<CardTraits, "domains">,
  language: Language = "en",
): string {
  const around = (share: (domain: Domain) => number) =>
    polygon(AXES.map((domain, axis) => pointOf(centre, axis, share(domain))));
  const ring = (t: number) => around(() => reach(t));
  const band = (end: 0 | 1) => around((domain) => reach(domains[domain].band[end]));
  const spokes = AXES.map((_, axis) => pointOf(centre, axis, 1));
  const bars = AXES.map((domain, axis) => domains[domain].band.map((t) => pointOf(centre, axis, reach(t))));
  const line = (from: Point, to: Point) => `M${from.x} ${from.y}L${to.x} ${to.y}`;
  return [
    `<path class="rim" d="${ring(TO)}"/>`,
    `<path class="grid" d="${ring(35)}${ring(65)}${spokes.map((end) => line(centre, end)).join("")}"/>`,
    `<path class="mean" d="${ring(MEAN)}"/>`,
    `<path class="band" fill-rule="evenodd" d="${band(1)}${band(0)}"/>`,
    `<path class="bar" d="${bars.map(([from, to]) => (from && to ? line(from, to) : "")).join("")}"/>`,
    `<path class="shape" d="${around((domain) => reach(domains[domain].t))}"/>`,
    ...AXES.map((domain, axis) => {
      const { x, y } = pointOf(centre, axis, reach(domains[domain].t));
      return `<circle class="dot" cx="${x}" cy="${y}" r="8"/>`;
    }),
    ...AXES.map((domain, axis) => label(centre, axis, wordsOf(domain, language).plain, domains[domain].t)),
  ].join("\n  ");
}

/** At the end of its axis, where the panel has room for the name; a long one takes two lines. */
function label(centre: Centre, axis: number, name: string, t: number): string {
  const { x, y } = pointOf(centre, axis, 1);
  const [anchor, dx, dy] = (
    [
      ["middle", 0, -44],
      ["start", -20, -50],
      ["start", -70, 38],
      ["end", 70, 38],
      ["end", 20, -50],
    ] as const
  )[axis] ?? ["middle", 0, 0];
  const lines = name.split(/(?<=^\S+) /);
  const at = (down: number) => `x="${round(x + dx)}" y="${round(y + dy + down)}" text-anchor="${anchor}"`;
  return [
    ...lines.map(
      (line, i) => `<text class="axis" ${at(28 * (i + 1 - lines.length))}>${capital(line, i)}</text>`,
    ),
    `<text class="score" ${at(30)}>${Math.round(t)}</text>`,
  ].join("");
}

const capital = (line: string, i: number): string =>
  i === 0 ? line.charAt(0).toUpperCase() + line.slice(1) : line;

/** The radar in words, for those who cannot see it. */
export const described = ({ domains }: Pick<CardTraits, "domains">): string =>
  DOMAINS.map((domain) => {
    const { t, level, band } = domains[domain];
    return `${domain} ${Math.round(t)}, ${level} (${Math.round(band[0])} to ${Math.round(band[1])})`;
  }).join("; ");
