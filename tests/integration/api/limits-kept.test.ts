/** What is kept of those who write without a sign-in, seen in the whole table. */
import { Limit } from "@persona-ai/core/limit";
import { entities } from "@persona-ai/core/table";
import { expect, test } from "vitest";
import { stopClock } from "../../support/clock.ts";
import { ownStack } from "../../support/stack.ts";
import { itemsThatMention } from "../../support/whole-table.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

test("of an address nothing is kept but a keyed hash, and that for two hours at most", async () => {
  stopClock();
  await Limit.countWrite("address", "198.51.100.7");
  expect(await itemsThatMention(["198.51.100.7"])).toEqual([]);
  const { data } = await entities().hourlyWrites.scan.go({ pages: "all" });
  expect(data.length).toBeGreaterThan(0);
  const latest = Math.max(...data.map(({ expiresAt = 0 }) => expiresAt));
  expect(latest - Date.now() / 1000).toBeLessThanOrEqual(2 * 3600);
});
