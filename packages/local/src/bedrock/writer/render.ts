/**
 * Templates to prose. The person's name is put in in the same pass that reads the template's marks, so a name
 * that looks like a mark stays a name.
 *
 *   prose(["{They} [walk|walks].", "{They} [sing|sings]."], "Ada") // "Ada walks. They sing."
 */
const MARK = /\{(They|they|Their|name)\}|\[([^|\]]*)\|([^\]]*)\]/g;

/** One template; `named` has the name as its subject, otherwise the pronoun. */
export function render(template: string, name: string, named = true): string {
  return template.replace(MARK, (_, mark: string | undefined, plural: string, singular: string) => {
    if (mark === undefined) return named ? singular : plural;
    if (mark === "name") return name;
    if (mark === "Their") return named ? `${name}'s` : "Their";
    return named ? name : mark;
  });
}

/** A paragraph: the name and the pronoun by turns, so that neither is repeated. */
export function prose(templates: string[], name: string): string {
  let named = false;
  return templates
    .map((template) => {
      named = !named;
      return render(template, name, named);
    })
    .join(" ");
}
