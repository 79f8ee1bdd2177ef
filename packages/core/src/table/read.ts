/**
 * One item by its key, read consistently: the item, and the key, that ElectroDB's `get` has, by its own conversions,
 * without the chain, the error and the document client's command that it makes for each read. Those take as much of the
 * processor's time as the request itself, which counts where a client polls.
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
  return async (composite: EntityIdentifiers<E>): Promise<EntityItem<E> | undefined> => {
    const { Item } = await dynamo().send(
      new GetItemCommand({
        TableName: tableName(),
        Key: marshall(keyOf(composite, { strict: "all" })),
        ConsistentRead: true,
      }),
    );
    if (Item === undefined) return undefined;
    return (entity.parse({ Item: unmarshall(Item) }).data ?? undefined) as EntityItem<E> | undefined;
  };
}
