/**
 * The offline writer: a profile from the traits that a model is told, without any model. What it says comes from the
 * texts of a language, above all from how two traits work together; the same traits and name always give the same
 * profile, and every piece of evidence is one that the traits bear out. Unfaithful, it gives the person another's
 * voice: a profile as valid as the other, whose persona is the person's contrary.
 */
import type { Brief, Profile } from "@persona-ai/core/profile";
import type { BriefDomain } from "@persona-ai/core/profile/brief.ts";
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { textsOfItems } from "../item-texts.ts";
import { languageNamed, type Texts, textsIn } from "../texts.ts";
import { type Choose, chooser, prose, render } from "./prose.ts";
import {
  combine,
  contraryOf,
  evidenceOf,
  gradeOf,
  rank,
  type Standing,
  type StandingFacet,
  standingFacets,
} from "./standing.ts";

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

/** A person, with what is said of them: `pairs` are the combinations that the texts know. */
type Subject = {
  brief: Brief;
  ranked: Standing[];
  pairs: Combination[];
  rest: Standing[];
  texts: Texts;
  choose: Choose;
};
type PairTexts = { summary: string[]; tagline: string[]; strength: string; blindSpot: string };
type Combination = { texts: PairTexts; evidence: string[] };

/** A language without texts for pairs says each trait by itself. */
function subjectOf(brief: Brief, texts: Texts, choose: Choose): Subject {
  const ranked = rank(brief);
  const { pairs, rest } = combine(ranked);
  const known = pairs.flatMap(([first, second]): Combination[] => {
    const key = `${first.pole!}${second.pole === "high" ? "High" : "Low"}` as const;
    const pair = texts.traits[first.domain].pairs?.[second.domain]?.[key];
    return pair ? [{ texts: pair, evidence: [evidenceOf(first), evidenceOf(second)] }] : [];
  });
  const all = known.length === pairs.length;
  return { brief, ranked, pairs: all ? known : [], rest: all ? rest : ranked, texts, choose };
}

const levelTexts = ({ texts }: Subject, { domain, level }: Standing) => texts.traits[domain].levels[level];

function tagline(subject: Subject): string {
  const { ranked, pairs, rest, texts, choose } = subject;
  const tail = (standing: Standing) => choose("tail", levelTexts(subject, standing).tail);
  const [lead] = pairs;
  if (lead) return `${choose("tagline", lead.texts.tagline)}, ${tail(ranked[2]!)}`;
  const [first, second] = rest;
  const own = levelTexts(subject, first!).tagline;
  return `${choose("tagline", first!.pole ? own : [...texts.frame.balanced.tagline, ...own])}, ${tail(second!)}`;
}

/** Two paragraphs, five to fifteen sentences. */
function summary(subject: Subject, name: string): string {
  const { brief, ranked, pairs, rest, texts, choose } = subject;
  const poles = rest.filter(({ pole }) => pole);
  const averages = rest.filter(({ pole }) => !pole);
  const single = (standing: Standing) =>
    choose(`summary.${standing.domain}`, levelTexts(subject, standing).summary);
  const { typical, exception } = tellingFacets(subject, standingFacets(brief));

  const combinations = pairs.map(({ texts }, i) => choose(`summary.pair.${i}`, texts.summary));
  const leads = [...combinations, ...poles.map(single)];
  const [lead = choose("summary.balanced", texts.frame.balanced.summary), ...more] = leads;
  const shown = leads.length > 1 ? 1 : 2;

  const first = [lead, ...typical.slice(0, 1), ...more];
  const second = [
    ...averages.slice(0, leads.length === 0 ? 3 : shown).map(single),
    ...typical.slice(1, 2),
    ...exception
      .slice(0, 1)
      .map((detail) => choose("exception", texts.frame.exceptions) + detail.replace("{They}", "{they}")),
    ...gaps(subject).slice(0, 1),
    closing(subject, ranked[0]!),
  ];
  if (second.length === 1) second.unshift(...first.splice(2));
  return `${prose(first, name)}\n\n${prose(second, name)}`;
}

/** The details of facets that go with their domain, and of those that go against it. */
function tellingFacets({ texts }: Subject, facets: StandingFacet[]) {
  const details = (against: boolean) =>
    facets.flatMap(({ domain, facet, pole, against: isAgainst }) => {
      const told = texts.traits[domain].facets[facet];
      return told && isAgainst === against ? [told[pole].detail] : [];
    });
  return { typical: details(false), exception: details(true) };
}

const gaps = ({ brief, texts }: Subject) =>
  DOMAINS.flatMap((domain) => {
    const higher = higherOf(brief.domains[domain]);
    return higher ? [texts.traits[domain].gaps[higher]] : [];
  });

const closing = ({ texts, choose }: Subject, { domain, pole }: Standing) =>
  choose("closing", pole ? texts.traits[domain].closings[pole] : texts.frame.balanced.closing);

function greeting({ brief, ranked, texts, choose }: Subject, name: string): string {
  const { extraversion, agreeableness } = brief.domains;
  const hook = ranked.flatMap(({ domain, level }) => {
    const hooks = texts.traits[domain].hooks;
    return hooks ? [hooks[level]] : [];
  })[0]!;
  const parts = [
    choose("hello", texts.frame.hellos[extraversion.level][agreeableness.level]),
    choose("hook", hook),
    choose("ask", texts.frame.asks[extraversion.level]),
  ];
  return parts.map((part) => render(part, name)).join(" ");
}

const SAMPLES = 4;
const DIALOGUES = 2;

function voice(subject: Subject) {
  const { ranked, texts, choose } = subject;
  return {
    tone: tone(subject),
    rules: ranked.map((standing) => texts.traits[standing.domain].rules[gradeOf(standing)]),
    samples: ranked
      .slice(0, SAMPLES)
      .map((standing) => choose(`sample.${standing.domain}`, levelTexts(subject, standing).sample)),
    dialogues: ranked.slice(0, DIALOGUES).map((standing) => ({
      user: choose(`starter.${standing.domain}`, levelTexts(subject, standing).starter),
      persona: choose(`dialogue.${standing.domain}`, levelTexts(subject, standing).sample),
    })),
  };
}

function tone({ brief, texts, choose }: Subject): string {
  const of = (domain: Domain) =>
    choose(`tone.${domain}`, texts.traits[domain].tones![brief.domains[domain].level]);
  const text = `${of("extraversion")}, ${of("agreeableness")}; ${of("neuroticism")}, ${of("openness")}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Claim = { text: string; evidence: string[] };
type Side = "strength" | "blindSpot";

/**
 * The leading combination first, then the two most telling facets and, as a blind spot, what others see otherwise;
 * then whatever the ranking brings. What rests on anything that may not be cited is left out.
 */
function claims(side: Side, subject: Subject, name: string, count: number): Claim[] {
  const { brief, ranked, texts, choose } = subject;
  const cited = ({ evidence }: Claim) => evidence.every((piece) => brief.evidence.includes(piece));
  const [lead, ...combinations] = subject.pairs
    .map(({ texts, evidence }) => ({ text: texts[side], evidence }))
    .filter(cited);
  const combined = [lead, ...combinations].flatMap((pair) => pair?.evidence ?? []);
  const single = (field: Side | "value") => (standing: Standing) => ({
    text: choose(`${field}.${standing.domain}`, texts.traits[standing.domain].levels[standing.level][field]),
    evidence: [evidenceOf(standing)],
  });
  const singles = ranked.map(single(side)).filter(({ evidence }) => !combined.includes(evidence[0]!));
  const found = [
    ...(lead ? [lead] : []),
    ...ofFacets(side, subject).filter(cited).slice(0, 2),
    ...(side === "blindSpot" ? ofGaps(subject, name).filter(cited).slice(0, 1) : []),
    ...combinations,
    ...singles.filter(cited),
  ];
  if (side === "strength" && found.length < FEWEST)
    found.push(...ranked.map(single("value")).filter(cited).slice(0, 1));
  return found.slice(0, count);
}

/** Strengths, of whom one domain alone can be claimed. */
const FEWEST = 2;

function ofGaps({ brief, texts }: Subject, name: string): Claim[] {
  return DOMAINS.flatMap((domain) => {
    const higher = higherOf(brief.domains[domain]);
    const text = higher && render(texts.traits[domain].gaps[higher], name);
    return text ? [{ text, evidence: [`gap:${domain}:${higher}-higher`] }] : [];
  });
}

const higherOf = ({ gap }: BriefDomain) => gap && (gap.startsWith("self") ? "self" : "peers");

function ofFacets(side: Side, { brief, texts }: Subject): Claim[] {
  return standingFacets(brief).flatMap(({ domain, facet, pole }) => {
    const text = texts.traits[domain].facets[facet]?.[pole][side];
    return text ? [{ text, evidence: [`${domain}.${facet}:${pole}`] }] : [];
  });
}
