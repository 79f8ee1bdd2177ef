import type { EntityItem } from "electrodb";
import { entities } from "../table/index.ts";
import type { ResponseEntity } from "./response.entity.ts";

export type Item = EntityItem<typeof ResponseEntity>;

/** All responses to an analysis, as the table pages them (1 MB each): one page in memory at a time. */
export async function* pages(analysisId: string): AsyncGenerator<Item[]> {
  let cursor: string | null = null;
  do {
    const found: { data: Item[]; cursor: string | null } = await entities()
      .response.query.primary({ analysisId })
      .go({ cursor, consistent: true });
    yield found.data;
    cursor = found.cursor;
  } while (cursor !== null);
}
