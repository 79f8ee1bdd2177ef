/**
 * One item by its key, read consistently: the item, and the key, that ElectroDB's `get` has, without the chain, the
 * error and the document client's command that it makes for each read. Those take as much of the processor's time as the
 * request itself, which counts where a client polls. It is for entities whose attributes stand in the table under their
 * own names, as they are.
 *
 *   const readPersona = itemReader(PersonaEntity);
 *   const persona = await readPersona({ userId });
 */
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { createConversions, type Entity, type EntityIdentifiers, type EntityItem } from "electrodb";
import { dynamo, tableName } from "./client.ts";

type Key = Record<string, string>;

// biome-ignore lint/suspicious/noExplicitAny: of any entity; what it holds is in the types that are given back
export function itemReader<E extends Entity<any, any, any, any>>(entity: E) {
  const conversions = createConversions(entity).byAccessPattern.primary?.fromComposite;
  const keyOf = conversions?.toKeys as (composite: EntityIdentifiers<E>, options: { strict: "all" }) => Key;
  const names = Object.keys(entity.schema.attributes);
  return async (composite: EntityIdentifiers<E>): Promise<EntityItem<E> | undefined> => {
    const { Item } = await dynamo().send(
      new GetItemCommand({
        TableName: tableName(),
        Key: marshall(keyOf(composite, { strict: "all" })),
        ConsistentRead: true,
      }),
    );
    if (Item === undefined) return undefined;
    const kept: typeof Item = {};
    for (const name of names) if (Item[name] !== undefined) kept[name] = Item[name];
    return unmarshall(kept) as EntityItem<E>;
  };
}
