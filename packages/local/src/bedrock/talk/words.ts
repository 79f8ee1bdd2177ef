/** Words that tell what a text is about, of any language that separates them; English function words are left out. */
const FUNCTION_WORDS = new Set(
  `about after again all also always and any are because been before being but can could did does don't for from get
  going had has have haven't her here him his how i'm i've into isn't it's its just know let like little made make many
  maybe me mine more most much must my never not now off often once one only other our out over own please quite really
  say said says she should so some still such tell than that that's the their them then there these they thing things
  this those though told too until very want was way were what what's when where which while who whom whose why will
  with would yes yesterday yet you you're your yours today tomorrow tonight remember called name named think mean`.split(
    /\s+/,
  ),
);

/** As they were written. */
export function tellingWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  return words.filter((word) => word.length > 2 && !FUNCTION_WORDS.has(word.toLowerCase()));
}

/** How many telling words two texts share, a plural counting as its singular. */
export function shared(one: string, other: string): number {
  const stems = new Set(tellingWords(one).map(stem));
  return new Set(
    tellingWords(other)
      .map(stem)
      .filter((word) => stems.has(word)),
  ).size;
}

const stem = (word: string): string => word.toLowerCase().replace(/(?:'s|s)$/, "");

/** What a message is about, in its own words: the longest that tells, the last of equals. */
export function topicOf(text: string): string | undefined {
  return tellingWords(text).reduce<string | undefined>(
    (longest, word) => (word.length >= (longest?.length ?? 0) ? word : longest),
    undefined,
  );
}

/** Never through the middle of a character, and at a word's end where there is one. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const head = line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${head.slice(0, Math.max(head.lastIndexOf(" "), length / 2)).trim()}…`;
}
