/** The tagline and the summary: how the traits work together, then what else there is, then a last word. */
import type { Brief } from "@persona-ai/core/profile/brief.ts";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import type { Choose } from "./choose.ts";
import { prose } from "./render.ts";
import { combine, rank, type Standing, type StandingFacet, standingFacets } from "./standing.ts";
import { DOMAIN_TEXTS } from "./texts/domains/index.ts";
import { FACET_TEXTS } from "./texts/facets/index.ts";
import { BALANCED, CLOSINGS, EXCEPTIONS, GAPS } from "./texts/frame.ts";

const textsOf = ({ domain, level }: Standing) => DOMAIN_TEXTS[domain][level];

export function tagline(brief: Brief, choose: Choose): string {
  const ranked = rank(brief);
  const { pairs, rest } = combine(ranked);
  const [lead] = pairs;
  if (lead) return `${choose("tagline", lead.texts.tagline)}, ${tail(ranked[2]!, choose)}`;
  const [first, second] = rest;
  const whole = first!.pole ? textsOf(first!).tagline : [...BALANCED.tagline, ...textsOf(first!).tagline];
  return `${choose("tagline", whole)}, ${tail(second!, choose)}`;
}

const tail = (standing: Standing, choose: Choose) => choose("tail", textsOf(standing).tail);

/** Two paragraphs, five to fifteen sentences. */
export function summary(brief: Brief, name: string, choose: Choose): string {
  const ranked = rank(brief);
  const { pairs, rest } = combine(ranked);
  const poles = rest.filter(({ pole }) => pole);
  const averages = rest.filter(({ pole }) => !pole);
  const single = (standing: Standing) => choose(`summary.${standing.domain}`, textsOf(standing).summary);
  const { typical, exception } = tellingFacets(standingFacets(brief));

  const combinations = pairs.map(({ texts }, i) => choose(`summary.pair.${i}`, texts.summary));
  const leads = [...combinations, ...poles.map(single)];
  const [lead = choose("summary.balanced", BALANCED.summary), ...more] = leads;
  const shown = leads.length > 1 ? 1 : 2;

  const first = [lead, ...typical.slice(0, 1), ...more];
  const second = [
    ...averages.slice(0, leads.length === 0 ? 3 : shown).map(single),
    ...typical.slice(1, 2),
    ...exception
      .slice(0, 1)
      .map((detail) => choose("exception", EXCEPTIONS) + detail.replace("{They}", "{they}")),
    ...gaps(brief).slice(0, 1),
    closing(ranked[0]!, choose),
  ];
  if (second.length === 1) second.unshift(...first.splice(2));
  return `${prose(first, name)}\n\n${prose(second, name)}`;
}

/** The details of facets that go with their domain, and of those that go against it. */
function tellingFacets(facets: StandingFacet[]) {
  const details = (against: boolean) =>
    facets.flatMap((facet) => {
      const texts = FACET_TEXTS[facet.domain][facet.facet];
      return texts && facet.against === against ? [texts[facet.pole].detail] : [];
    });
  return { typical: details(false), exception: details(true) };
}

const gaps = (brief: Brief) =>
  DOMAINS.flatMap((domain) => {
    const { gap } = brief.domains[domain];
    return gap ? [GAPS[domain][gap.startsWith("self") ? "self" : "peers"]] : [];
  });

const closing = ({ domain, pole }: Standing, choose: Choose) =>
  choose("closing", pole ? CLOSINGS[domain][pole] : BALANCED.closing);
