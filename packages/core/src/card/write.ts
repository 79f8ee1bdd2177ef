/**
 * A card's part in the transaction that changes its persona's head, made in two steps: `changeOf` reads what the new
 * card says, before; `writes` are the transaction's items. The head's write must hold only for the revision that
 * `from` had, so that the card is never of another head than the one that is written.
 */
import type { VersionItem } from "../persona/head.ts";
import { entities, type TransactTable } from "../table/index.ts";
import { type CardHead, cardOf, type Item, transition } from "./lifecycle.ts";

type CardChange = { gone?: string; card?: Item };

/** `known`: the version that is ready then, where it was read already. */
export async function changeOf(
  from: CardHead | null,
  to: CardHead | null,
  now = new Date(),
  known?: VersionItem | null,
): Promise<CardChange> {
  const { gone, shown } = transition(from, to);
  const change = gone === undefined ? {} : { gone };
  if (!shown) return change;
  const { userId, readyVersion: version } = shown;
  if (known?.version === version) return { ...change, card: cardOf(shown, known, now) };
  const { data } = await entities()
    .personaVersion.get({ userId, version })
    .go({ consistent: true, attributes: ["traits", "profile"] });
  return { ...change, card: cardOf(shown, data ?? {}, now) };
}

export function writes(table: TransactTable, { gone, card }: CardChange) {
  return [
    ...(gone === undefined ? [] : [table.card.delete({ handle: gone }).commit()]),
    ...(card === undefined ? [] : [table.card.put(card).commit()]),
  ];
}
