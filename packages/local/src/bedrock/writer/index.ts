/**
 * The offline writer: a profile from the traits that a model is told, in English, without any model. What it says
 * comes from `texts/`, above all from how two traits work together; the same traits and name always give the same
 * profile, and every piece of evidence is one that the traits bear out. Unfaithful, it gives the person another's
 * voice: a profile as valid as the other, whose persona is the person's contrary.
 */
import type { Brief, Profile } from "@persona-ai/core/profile";
import { chooser } from "./choose.ts";
import { blindSpots, strengths } from "./claims.ts";
import { contraryOf } from "./contrary.ts";
import { greeting, voice } from "./speech.ts";
import { rank } from "./standing.ts";
import { summary, tagline } from "./summary.ts";
import { DOMAIN_TEXTS } from "./texts/domains/index.ts";

const NAME_LENGTH = 80;
const FIRST_NAME_LENGTH = 40;
const LISTED = 4;
const NAMELESS = "This person";

export function writeProfile(
  brief: Brief,
  person: { name: string },
  { faithful = true }: { faithful?: boolean } = {},
): Profile.Info {
  const choose = chooser(JSON.stringify(brief.domains));
  const name = cut(person.name.replace(/\s+/g, " ").trim(), NAME_LENGTH) || NAMELESS;
  const first = firstName(name);
  const heard = faithful ? brief : contraryOf(brief);
  const listed = (field: "value" | "starter") =>
    rank(brief)
      .slice(0, LISTED)
      .map(({ domain, level }) => choose(`${field}.${domain}`, DOMAIN_TEXTS[domain][level][field]));
  return {
    name,
    tagline: tagline(brief, choose),
    summary: summary(brief, first, choose),
    greeting: greeting(heard, first, choose),
    voice: voice(heard, choose),
    values: listed("value"),
    strengths: strengths(brief, choose),
    blindSpots: blindSpots(brief, choose),
    conversationStarters: listed("starter"),
  };
}

/** As friends would call them: not by a title or an initial. */
function firstName(name: string): string {
  if (name === NAMELESS) return name;
  return cut(name.split(" ").find((part) => !part.endsWith(".")) ?? name, FIRST_NAME_LENGTH);
}

/** Never through the middle of a character. */
const cut = (text: string, length: number) =>
  text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();
