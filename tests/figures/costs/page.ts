/** Fills the places of a page that look like `<!-- costs: name -->…<!-- / -->`. A place without a block is a fault. */
export function fill(page: string, blocks: Record<string, string>): string {
  return page.replaceAll(
    /(<!-- costs: (\w+) -->\n)(?:(?!<!--).*\n)*(<!-- \/ -->)/g,
    (_, open, name, close) => {
      const block = blocks[name];
      if (block === undefined) throw new Error(`There is no block of costs named ${name}.`);
      return `${open}${block}\n${close}`;
    },
  );
}

export const placesOf = (page: string): string[] =>
  [...page.matchAll(/<!-- costs: (\w+) -->/g)].map(([, name = ""]) => name);
