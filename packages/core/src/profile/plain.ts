/**
 * A profile without a language model: a plain sentence for each trait, and no more than the traits bear out. For when
 * no model can be had and the deployment prefers this to none; whoever shows it says that it is one (pure).
 */
import { DOMAINS, type Info as Traits } from "../traits/info.ts";
import { citableDomains } from "./evidence.ts";
import type { Info } from "./info.ts";
import texts from "./plain-texts.data.json" with { type: "json" };
import type { Written } from "./write.ts";

/** As `write` answers; `model` is "none", and nothing was paid. */
export function writePlainly(person: { name: string }, traits: Traits): Written {
  const usage = { calls: 0, inputTokens: 0, outputTokens: 0 };
  return { profile: plainProfile(person, traits), model: "none", usage };
}

export function plainProfile(person: { name: string }, traits: Traits): Info {
  const { name } = person;
  const found = DOMAINS.map((domain) => {
    const { level, t } = traits.domains[domain];
    return {
      domain,
      ...texts[domain][level],
      evidence: [`${domain}:${level}`],
      distance: Math.abs(t - 50),
    };
  });
  const salient = [...found].sort((a, b) => b.distance - a.distance);
  const [first, second] = salient.map(({ summary }) => summary);
  const citable = citableDomains(traits);
  const claimed = salient.filter(({ domain }) => citable.includes(domain)).slice(0, 3);
  const claim = (text: "strength" | "blindSpot" | "value") => (trait: (typeof found)[number]) => ({
    text: trait[text],
    evidence: trait.evidence,
  });
  return {
    name: name.slice(0, 80),
    tagline: capitalized(first ?? ""),
    summary: [
      `${name} ${first}, and ${second}.`,
      ...salient.slice(2).map(({ summary }) => `${name} also ${summary}.`),
      "This is a plain description from the traits alone; no language model wrote it.",
    ].join(" "),
    greeting: `Hello, I'm ${name}. What would you like to talk about?`,
    voice: {
      tone: "Plain and friendly.",
      rules: found.map(({ voice }) => voice),
      samples: ["Let me think about that.", "Tell me more about it."],
    },
    values: found.map(({ value }) => value),
    strengths: [
      ...claimed.map(claim("strength")),
      ...(claimed.length === 1 ? claimed.map(claim("value")) : []),
    ],
    blindSpots: claimed.map(claim("blindSpot")),
    conversationStarters: ["What matters most to you at the moment?", "What would your friends say of you?"],
  };
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
