/** From the provider's names to the APIs': keys begin with a capital, and some lists have another name. */

// biome-ignore lint/suspicious/noExplicitAny: inputs have as many shapes as AWS has resources
export type Values = any;

/** Deeply, but for maps under one of `maps`, whose keys are data. What is undefined goes. */
export function pascal(value: Values, renamed: Record<string, string> = {}, maps: string[] = []): Values {
  if (Array.isArray(value)) return value.map((each) => pascal(each, renamed, maps));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      renamed[key] ?? `${key[0]?.toUpperCase()}${key.slice(1)}`,
      maps.includes(key) ? inner : pascal(inner, renamed, maps),
    ]),
  );
}

/** A list as CloudFront has it. */
export const counted = (items: Values[] = []) => ({
  Quantity: items.length,
  ...(items.length > 0 && { Items: items }),
});

export const defined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** A policy document in IAM's own words, of the provider's. */
export function iamDocument(document: string | Values): string {
  const { statements, ...own } = typeof document === "string" ? JSON.parse(document) : document;
  if (statements === undefined) return JSON.stringify(own);
  const Statement = statements.map(
    ({ effect = "Allow", actions, resources, principals = [], conditions = [] }: Values) => {
      const Condition: Record<string, Record<string, string[]>> = {};
      for (const { test, variable, values } of conditions) {
        Condition[test] = { ...Condition[test], [variable]: values };
      }
      const Principal = Object.fromEntries(
        principals.map(({ type, identifiers }: Values) => [type, identifiers]),
      );
      return {
        Effect: effect,
        Action: actions,
        ...(resources && { Resource: resources }),
        ...(principals.length > 0 && { Principal: principals[0].type === "*" ? "*" : Principal }),
        ...(conditions.length > 0 && { Condition }),
      };
    },
  );
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
