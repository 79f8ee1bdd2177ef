import { z } from "zod";
import { Id } from "../id.ts";
import { label } from "../label.ts";

const OLDEST_BIRTH_YEAR = 1900;

/** A person who signed in with Google. `sex` and `birthYear` are optional and choose the norm group. */
export const Info = z
  .object({
    id: Id.schema("user"),
    name: z.string().trim().min(1).max(100),
    email: z.email().optional(),
    picture: z.url().optional(),
    sex: z.enum(["male", "female"]).optional(),
    birthYear: z.int().min(OLDEST_BIRTH_YEAR).max(2100).optional(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "User",
    example: {
      id: "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      name: "Ada Lovelace",
      email: "ada@example.com",
      sex: "female",
      birthYear: 1990,
      createdAt: "2026-11-22T09:00:00.000Z",
      updatedAt: "2026-11-22T09:00:00.000Z",
    },
  });
export type Info = z.infer<typeof Info>;

/** `null` takes a value back. */
export const Change = z
  .strictObject({
    name: label(100).optional(),
    sex: Info.shape.sex.nullable(),
    birthYear: Info.shape.birthYear.nullable(),
  })
  .meta({ id: "UserChange", example: { name: "Ada", sex: "female", birthYear: 1990 } });
export type Change = z.infer<typeof Change>;
