import { setImmediate } from "node:timers/promises";
import { annotate, keys, provide } from "@persona-ai/core/telemetry/context.ts";
import { describe, expect, test } from "vitest";

describe("the keys of what is under way", () => {
  test("hold within, and with those around them", () => {
    const within = provide({ requestId: "r1" }, () => provide({ personaId: "p1" }, keys));
    expect(within).toEqual({ requestId: "r1", personaId: "p1" });
    expect(keys()).toEqual({});
  });

  test("can be added to, and are not mixed up by what runs at the same time", async () => {
    const run = (requestId: string, userId: string) =>
      provide({ requestId }, async () => {
        await setImmediate();
        annotate({ userId });
        await setImmediate();
        return keys();
      });
    const all = await Promise.all([run("r1", "ada"), run("r2", "bob")]);
    expect(all).toEqual([
      { requestId: "r1", userId: "ada" },
      { requestId: "r2", userId: "bob" },
    ]);
  });

  test("are not added to from within to what is around", () => {
    provide({ requestId: "r1" }, () => {
      provide({ personaId: "p1" }, () => annotate({ userId: "ada" }));
      expect(keys()).toEqual({ requestId: "r1" });
    });
  });

  test("are none where nothing is under way", () => {
    annotate({ userId: "ada" });
    expect(keys()).toEqual({});
  });
});
