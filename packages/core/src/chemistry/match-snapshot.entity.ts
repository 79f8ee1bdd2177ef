import { CustomAttributeType } from "electrodb";
import { Entity, tableKey } from "../table/entity.ts";

/** A part of the snapshot of all public cards' scales (match-snapshot.ts): those whose handles hash to it. */
export const MatchSnapshotEntity = new Entity({
  model: { entity: "matchSnapshot", service: "persona", version: "1" },
  attributes: {
    part: { type: "number", required: true, readOnly: true },
    /** Every change of a card before this is in it. */
    upTo: { type: "string", required: true },
    /** Blocks (match-block.ts). */
    packed: { type: CustomAttributeType<Uint8Array>("any"), required: true },
  },
  indexes: {
    primary: { ...tableKey(["part"], []) },
  },
});
