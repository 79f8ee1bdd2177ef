/**
 * `Entity` of ElectroDB, but for two things. It checks each model against a JSON schema whenever one is made, which is
 * a sixth of a cold start, for what cannot change any more; a test has ElectroDB check every model instead. And a
 * query for `count` items says nothing of that to DynamoDB, which reads on to a megabyte; here it is told.
 */
import { Entity as Checked, type Schema } from "electrodb";

/** The models of all entities, as declared. */
export const models: Schema<string, string, string>[] = [];

// biome-ignore lint/suspicious/noExplicitAny: its type is given back below, whole
class Unchecked extends Checked<any, any, any, any> {
  protected _validateModel(model: Schema<string, string, string>): void {
    models.push(model);
  }

  /** What a filter leaves out counts towards DynamoDB's Limit, so such a query has none. */
  protected executeQuery(
    method: string,
    parameters: { Limit?: number; FilterExpression?: string },
    config: { count?: number },
  ) {
    const { FilterExpression, Limit = FilterExpression === undefined ? config.count : undefined } =
      parameters;
    const limited = Limit === undefined ? parameters : { ...parameters, Limit };
    // @ts-expect-error ElectroDB's types leave its own methods out.
    return super.executeQuery(method, limited, config);
  }
}

export const Entity = Unchecked as typeof Checked;

/** Values stand in keys as they are: ids tell capitals apart. */
const part = <const F extends string, const C extends readonly string[]>(field: F, composite: C) =>
  ({ field, composite, casing: "none" }) as const;

/** An item's own key: the attributes that its partition and its place there are made of. */
export const tableKey = <const P extends readonly string[], const S extends readonly string[]>(
  pk: P,
  sk: S,
) => ({
  pk: part("pk", pk),
  sk: part("sk", sk),
});

/** Its key in an index besides. */
export const indexKey = <
  const I extends string,
  const P extends readonly string[],
  const S extends readonly string[],
>(
  index: I,
  pk: P,
  sk: S,
) => ({ index, pk: part(`${index}pk`, pk), sk: part(`${index}sk`, sk) });
