/**
 * What people wrote, in a request to the model: JSON between delimiters, with every angle bracket escaped, so that no
 * text can close its delimiter, open another or begin a line of its own.
 *
 *   between("person", { name: "Ada" }) // "<person>\n{\"name\":\"Ada\"}\n</person>"
 */

/** Data as JSON between delimiters that nothing in it can close. */
export function between(tag: string, data: unknown): string {
  return `<${tag}>\n${escapeBrackets(JSON.stringify(data))}\n</${tag}>`;
}

/** The data between the delimiters `tag` of a text, or undefined where there is none or it is not JSON. */
export function dataBetween(tag: string, text: string): unknown {
  const open = `<${tag}>`;
  const from = text.indexOf(open);
  const to = text.indexOf(`</${tag}>`, from);
  if (from < 0 || to < 0) return undefined;
  try {
    return JSON.parse(text.slice(from + open.length, to));
  } catch {
    return undefined;
  }
}

/** JSON in which no markup can stand, and no line separator but the escaped ones. */
const escapeBrackets = (json: string) =>
  json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
