/**
 * What somebody says about themselves, by a few plain forms of English: "I am", "I have", "I like", "I work", "my X
 * is" and "remember that"; nothing else is taken for a fact. It comes out in the third person, without a name.
 *
 *   factsIn("I'm a nurse and I have two cats. Is my name odd?") // ["Is a nurse.", "Has two cats."]
 */
import { languageOf } from "../language.ts";
import { type Language, textsIn } from "../texts.ts";

const FACTS = 3;
const LENGTH = 160;

type Form = [pattern: RegExp, fact: (match: RegExpExecArray) => string];

const VERBS: Record<string, string> = { have: "has", study: "studies", teach: "teaches", am: "is" };
const third = (verb: string): string => VERBS[verb.toLowerCase()] ?? `${verb.toLowerCase()}s`;

/** Passing states and turns of phrase say nothing of a person. */
const PASSING =
  "(?!(?:not |so |very |just |a bit |really |quite )*(?:sure|sorry|afraid|fine|ok|okay|glad|going|here|back|done|wondering|asking|talking|trying|saying|telling)\\b)";
const FORMS: Form[] = [
  [new RegExp(`^(?:i am|i['’]m) ${PASSING}(.+)`, "i"), ([, what]) => `is ${what}`],
  [/^(?:i have|i['’]ve got) (?!to\b|been\b|never\b|no idea|a question)(.+)/i, ([, what]) => `has ${what}`],
  [
    /^i (?:(?:really|also|usually|often|always) )?(like|love|enjoy|prefer|hate|dislike|want|need|plan|work|live|study|teach|play|speak|come|collect) (?!you\b|to (?:ask|know)\b)(.+)/i,
    ([, verb = "", what]) => `${third(verb)} ${what}`,
  ],
  [
    /^i (?:have |just |recently |['’]ve )*moved to (.+?)(?: (?:now|last \w+|this \w+|recently))?$/i,
    ([, where]) => `lives in ${where}`,
  ],
  [
    /^my ([\p{L}' ’-]{1,40}?) (?:has |just |recently )*moved to (.+?)(?: now)?$/iu,
    ([, who, where]) => `their ${who} lives in ${where}`,
  ],
  [
    /^my ([\p{L}' ’-]{1,40}?) (lives|works|likes|studies|has) (.+)/iu,
    ([, who, verb, rest]) => `their ${who} ${verb} ${rest}`,
  ],
  [/^i was born (.+)/i, ([, what]) => `was born ${what}`],
  [/^(?:please )?call me (.+)/i, ([, name]) => `wants to be called ${name}`],
  [
    /^my ([\p{L}\p{N}' ’-]{1,60}?) (is|are|was|were) (.+)/iu,
    ([, what, verb, rest]) => `their ${what} ${verb} ${rest}`,
  ],
];
const WISH = /^(?:please )?(?:do )?remember(?: this)?:? (?:that )?(?!me\b|when\b|what\b|how\b)(.+)/i;

export function factsIn(message: string, known: readonly string[] = []): string[] {
  const seen = new Set(known.map(plain));
  const language = languageOf(message);
  if (language && language !== "en") return foreignFacts(message, language, seen);
  const facts = clausesOf(message).flatMap((clause) => {
    const wish = WISH.exec(clause)?.[1];
    const fact = stated(wish ?? clause) ?? (wish && `Wants remembered: ${wish}.`);
    if (!fact || fact.length > LENGTH || seen.has(plain(fact))) return [];
    seen.add(plain(fact));
    return [fact];
  });
  return facts.slice(0, FACTS);
}

/** By the language's own forms, sentence by sentence. */
function foreignFacts(message: string, language: Language, seen: Set<string>): string[] {
  const forms = (textsIn(language).talk.facts ?? []).map(
    ([form, fact]) => [new RegExp(form, "iu"), fact] as const,
  );
  const facts = (message.match(/[^.!?。！？؟\n]+[.!?。！？؟]?/gu) ?? [])
    .filter((sentence) => !/[?？؟]$/.test(sentence))
    .flatMap((sentence) => {
      const clause = sentence.replace(/[.!。！\s]+$/u, "").trim();
      const [form, fact] = forms.find(([pattern]) => pattern.test(clause)) ?? [];
      return form && fact ? clause.replace(form, fact) : [];
    });
  return [...new Set(facts)]
    .filter((fact) => fact.length <= LENGTH && !seen.has(plain(fact)))
    .slice(0, FACTS);
}

/** Statements alone: what ends in a question mark is none. */
function clausesOf(message: string): string[] {
  const sentences = message.match(/[^.!?\n]+(?:\.(?=\S)[^.!?\n]*)*[.!?]*/g) ?? [];
  return sentences
    .filter((sentence) => !sentence.includes("?"))
    .flatMap((sentence) => sentence.split(/[,;]? (?:and|but) (?=(?:i|i['’]m|my)\b)|; |, (?=(?:i|my)\b)/i))
    .map((clause) => clause.replace(/[.!\s]+$/, "").trim())
    .map((clause) => clause.replace(/^(?:well|oh|and|but|so|by the way|actually|hi|hello|hey),? /i, ""));
}

function stated(clause: string): string | undefined {
  for (const [pattern, fact] of FORMS) {
    const match = pattern.exec(clause);
    if (match) return sentence(ofThem(fact(match)));
  }
  return undefined;
}

/** What a message takes back of what is known, by its words: "I stopped being vegan", "I no longer work at Aria". */
const OVER =
  /^(?:i (?:have |['’]ve )?(?:stopped|quit|gave up|no longer|don['’]?t|do not|am not|['’]?m not)|i['’]m (?:no longer|not)) ?(?:being |be )?(.+?)(?: any ?more| any longer| now)?$/i;
const SIGN = /\b(stopped|quit|gave up|no longer|any ?more|any longer)\b/i;

export function endedIn(message: string, known: readonly string[]): number[] {
  return clausesOf(message).flatMap((clause) => {
    const what = SIGN.test(clause) ? OVER.exec(clause)?.[1] : undefined;
    if (what === undefined) return [];
    const words = wordsIn(ofThem(what));
    return known.flatMap((text, i) =>
      words.length > 0 && words.every((word) => wordsIn(text).includes(word)) ? i : [],
    );
  });
}

const wordsIn = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/(ing|s)$/, ""));

/** What there can be one of: what is said of it anew takes the place of what was. */
const SINGLE =
  /^(?:their [\p{L} ’'-]+? )?(?:lives in|works (?:at|as|for)|is called|wants to be called|name is|favou?rite [\p{L} ]+? is)\b/iu;

export function replacedBy(fact: string, known: readonly string[]): number | undefined {
  const about = SINGLE.exec(fact)?.[0].toLowerCase();
  const index = known.findIndex((text) => about !== undefined && text.toLowerCase().startsWith(about));
  return index < 0 || plain(known[index]!) === plain(fact) ? undefined : index;
}

const CORE =
  /\ballerg|\bmust not eat|\bcan['’]?(?:t|not) eat|^wants to be called|^their name is|^their (?:wife|husband|partner|son|daughter|mother|father|sister|brother)['’]?s? (?:name )?is (?:called|named)?|\bintoleran/i;

export const isCore = (fact: string): boolean => CORE.test(fact);

const ofThem = (text: string): string =>
  text
    .replace(/\bmyself\b/gi, "themselves")
    .replace(/\bmy\b/gi, "their")
    .replace(/\bme\b/gi, "them")
    .replace(/\bI(?:['’]m| am)\b/g, "they are")
    .replace(/\bI\b/g, "they");

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();
