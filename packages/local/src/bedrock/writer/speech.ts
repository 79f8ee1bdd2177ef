/** How the persona sounds: its greeting, its tone and rules, and things it would say. */
import type { Brief } from "@persona-ai/core/profile/brief.ts";
import type { Domain, Level } from "@persona-ai/core/traits/info.ts";
import type { Choose } from "./choose.ts";
import { render } from "./render.ts";
import { gradeOf, rank } from "./standing.ts";
import { DOMAIN_TEXTS } from "./texts/domains/index.ts";
import { ASKS, HELLOS, HOOKS } from "./texts/greetings.ts";
import { RULES, TONES } from "./texts/voice.ts";

const SAMPLES = 4;

export function greeting(brief: Brief, name: string, choose: Choose): string {
  const { extraversion, agreeableness } = brief.domains;
  const hook = rank(brief).flatMap(({ domain, level }) => (isHook(domain) ? [HOOKS[domain][level]] : []))[0]!;
  const parts = [
    choose("hello", HELLOS[extraversion.level][agreeableness.level]),
    choose("hook", hook),
    choose("ask", ASKS[extraversion.level]),
  ];
  return parts.map((part) => render(part, name)).join(" ");
}

const isHook = (domain: Domain): domain is keyof typeof HOOKS => Object.hasOwn(HOOKS, domain);

export function voice(brief: Brief, choose: Choose) {
  const ranked = rank(brief);
  return {
    tone: tone(brief, choose),
    rules: ranked.map((standing) => RULES[standing.domain][gradeOf(standing)]),
    samples: ranked
      .slice(0, SAMPLES)
      .map(({ domain, level }) => choose(`sample.${domain}`, DOMAIN_TEXTS[domain][level].sample)),
  };
}

function tone({ domains }: Brief, choose: Choose): string {
  const of = (domain: keyof typeof TONES) => {
    const level: Level = domains[domain].level;
    return choose(`tone.${domain}`, TONES[domain][level]);
  };
  const text = `${of("extraversion")}, ${of("agreeableness")}; ${of("neuroticism")}, ${of("openness")}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
