import { z } from "zod";
import { Id } from "../id.ts";
import { flag, orderedInput } from "../table/page.ts";

/** What a persona remembers of whoever talked to it. */
export const Info = z
  .object({
    id: Id.schema("memory"),
    text: z.string(),
    /** `core` is sent with every message, `fact` where it bears on what is said. */
    kind: z.enum(["core", "fact"]),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    /** Since when it is no longer so: it is not sent any more. */
    endedAt: z.iso.datetime().optional(),
    /** The message from which it is known. */
    messageId: Id.schema("message"),
  })
  .meta({
    id: "Memory",
    example: {
      id: "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      text: "Has a sister in Porto.",
      kind: "fact",
      createdAt: "2026-11-22T09:00:02.000Z",
      updatedAt: "2026-11-22T09:00:02.000Z",
      messageId: "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
    },
  });
export type Info = z.infer<typeof Info>;

/** Which memories are listed, and which way. */
export const Selection = orderedInput.extend({
  kind: Info.shape.kind.optional(),
  ended: flag.optional().describe("`false`: those that are still so."),
});
export type Selection = z.output<typeof Selection> extends infer S ? Partial<S> : never;

export const Change = z
  .strictObject({
    text: z.string().trim().min(1).max(500).optional(),
    kind: Info.shape.kind.optional(),
    /** `true`: it is no longer so. */
    ended: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    path: ["text"],
    message: "Nothing is to be changed.",
  })
  .meta({ id: "MemoryChange", example: { text: "Has a sister in Lisbon." } });
export type Change = z.infer<typeof Change>;
