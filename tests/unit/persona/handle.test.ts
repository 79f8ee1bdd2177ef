import { Handle } from "@persona-ai/core/persona/info.ts";
import { expect, test } from "vitest";

test.each(["ada", "ada-lovelace", "a1b", "x".repeat(30)])("%s is a handle", (handle) => {
  expect(Handle.safeParse(handle).success).toBe(true);
});

test.each(["ab", "x".repeat(31), "Ada", "-ada", "ada-", "a_b", "a b", "ådå", "", "admin", "personas"])(
  "%s is no handle",
  (handle) => expect(Handle.safeParse(handle).success).toBe(false),
);
