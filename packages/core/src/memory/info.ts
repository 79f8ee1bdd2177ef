import { z } from "zod";
import { Id } from "../id.ts";

/** A fact that a persona remembers of whoever talked to it. */
export const Info = z
  .object({
    id: Id.schema("memory"),
    text: z.string(),
    /** Of the message from which it is known. */
    source: z.object({ messageId: Id.schema("message"), createdAt: z.iso.datetime() }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "Memory",
    example: {
      id: "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      text: "Has a sister in Porto.",
      source: { messageId: "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C", createdAt: "2026-11-22T09:00:00.000Z" },
      createdAt: "2026-11-22T09:00:02.000Z",
      updatedAt: "2026-11-22T09:00:02.000Z",
    },
  });
export type Info = z.infer<typeof Info>;

export const Change = z
  .strictObject({ text: z.string().trim().min(1).max(500) })
  .meta({ id: "MemoryChange", example: { text: "Has a sister in Lisbon." } });
export type Change = z.infer<typeof Change>;
