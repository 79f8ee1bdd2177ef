/** A fault of DynamoDB on the k-th request of a turn, for every k: the turn comes to its end as if nothing were. */
import { afterAll, describe, expect, test, vi } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { startFaultStack } from "../../support/faults/stack.ts";
import { type Choose, TABLE_FAULTS, type TableFault } from "../../support/faults/table-proxy.ts";
import { signUp } from "../../support/people.ts";
import { history, say, stream, withPersona } from "./support.ts";

const stack = await startFaultStack({ tableFaults: true });
afterAll(stack.close);
vi.spyOn(console, "warn").mockImplementation(() => {});
const { path, personaId } = await withPersona("Ada", { visibility: "public" });

/** One turn of a newcomer, with the faults that `choose` has for it. */
async function turn(choose: Choose) {
  const bob = await signUp("Bob");
  const plan = stack.table.plan([bob.user.id], choose);
  const events = await stream(bob, path, "I have a sister in Porto. What about you?");
  plan.end();
  return { bob, events, requests: plan.requests, faults: plan.faults };
}

const memoriesOf = async (client: SignedIn) =>
  (await client.get(`/personas/${personaId}/memories`)).body.items.map(({ text }: { text: string }) => text);

const whole = await turn(() => undefined);
const learned = await memoriesOf(whole.bob);

test("a turn without a fault is answered and learned from", () => {
  expect(whole.events.at(-1)?.event).toBe("message.end");
  expect(learned).toHaveLength(1);
});

describe.each(TABLE_FAULTS)("%s", (fault) => {
  test(`once, on any of the ${whole.requests} requests of a turn, costs it nothing`, async () => {
    const places = Array.from({ length: whole.requests }, (_, i) => i + 1);
    await Promise.all(places.map((place) => expectWholeDespite(place, fault)));
  });
});

async function expectWholeDespite(place: number, fault: TableFault): Promise<void> {
  const { bob, events } = await turn(({ number }) => (number === place ? fault : undefined));
  expect({ place, end: events.at(-1)?.event }).toEqual({ place, end: "message.end" });
  expect((await history(bob, path)).map(({ role }) => role)).toEqual(["user", "assistant"]);
  expect(await memoriesOf(bob)).toEqual(learned);
  expect((await say(bob, path, "And now?")).status).toBe(200);
}
