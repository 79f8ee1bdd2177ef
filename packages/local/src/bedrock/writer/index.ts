/**
 * The offline writer: a profile from the traits that a model is told, without any model. What it says comes from the
 * texts of a language, above all from how two traits work together; the same traits and name always give the same
 * profile, and every piece of evidence is one that the traits bear out. Unfaithful, it gives the person another's
 * voice: a profile as valid as the other, whose persona is the person's contrary.
 */
import type { Brief, Profile } from "@persona-ai/core/profile";
import { textsOfItems } from "../item-texts.ts";
import { languageNamed } from "../language.ts";
import { type Texts, textsIn } from "../texts.ts";
import { claims, greeting, subjectOf, summary, tagline, voice } from "./parts.ts";
import { chooser } from "./prose.ts";
import { contraryOf } from "./standing.ts";

const NAME_LENGTH = 80;
const FIRST_NAME_LENGTH = 40;
const LISTED = 4;
const NAMELESS = "This person";

export function writeProfile(
  brief: Brief,
  person: { name: string; language?: string | undefined },
  { faithful = true }: { faithful?: boolean } = {},
): Profile.Info {
  const choose = chooser(JSON.stringify(brief.domains));
  const name = cut(person.name.replace(/\s+/g, " ").trim(), NAME_LENGTH) || NAMELESS;
  const first = firstName(name);
  const texts = textsFor(person.language ?? "en");
  const subject = subjectOf(brief, texts, choose);
  const heard = faithful ? subject : subjectOf(contraryOf(brief), texts, choose);
  const listed = (field: "value" | "starter") =>
    subject.ranked
      .slice(0, LISTED)
      .map(({ domain, level }) => choose(`${field}.${domain}`, texts.traits[domain].levels[level][field]));
  return {
    name,
    tagline: tagline(subject),
    summary: summary(subject, first),
    greeting: greeting(heard, first),
    voice: voice(heard),
    values: listed("value"),
    strengths: claims("strength", subject, first, 5),
    blindSpots: claims("blindSpot", subject, first, 4),
    conversationStarters: listed("starter"),
  };
}

const textsFor = (tag: string): Texts => {
  const language = languageNamed(tag);
  return language ? textsIn(language) : (textsOfItems(tag) ?? textsIn("en"));
};

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
