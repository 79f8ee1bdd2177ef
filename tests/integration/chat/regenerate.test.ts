/** A new answer to the last message. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { setFaults } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { allEvents, eventsOf, openStream } from "../../support/sse.ts";
import { history, say, textOf, turnOver, withPersona } from "./support.ts";

await ownFaultStack();
vi.spyOn(console, "error").mockImplementation(() => {});
const ada = await withPersona("Ada", { visibility: "public" });
const { path } = ada;
const json = { Accept: "application/json" };
afterEach(() => setFaults());

async function inConversation(turns: number) {
  const bob = await signUp("Bob");
  for (let i = 0; i < turns; i++) await say(bob, path, `Message ${i}`);
  return { bob, said: await history(bob, path) };
}

test.each([
  ["the message's", 0],
  ["its answer's", 1],
])("by %s id, the new answer takes the place of the old one", async (_, which) => {
  const { bob, said } = await inConversation(1);
  const answer = await bob.post(`${path}/${said[which]?.id}/regenerate`, undefined, json);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ role: "assistant", replyTo: said[0]?.id, status: "complete" });
  expect(answer.body.id > said[1]!.id).toBe(true);
  expect(await history(bob, path)).toEqual([said[0], answer.body]);
});

test("it comes as events, too", async () => {
  const { bob, said } = await inConversation(2);
  const events = await allEvents(await openStream(bob, `${path}/${said[2]?.id}/regenerate`));
  expect(events[0]).toMatchObject({ event: "message.start", data: { replyTo: said[2]?.id } });
  expect(events.at(-1)?.event).toBe("message.end");
  const now = await history(bob, path);
  expect(now.slice(0, 3)).toEqual(said.slice(0, 3));
  expect(now[3]).toMatchObject({ id: events[0]?.data.id, content: textOf(events) });
  expect(now).toHaveLength(4);
});

test("a message that was left without an answer gets one", async () => {
  const bob = await signUp("Bob");
  await setFaults("access_denied", "access_denied");
  expect((await say(bob, path, "Hello?")).status).toBe(503);
  const [message] = await history(bob, path);
  expect((await bob.post(`${path}/${message?.id}/regenerate`, undefined, json)).status).toBe(200);
  expect(await history(bob, path)).toMatchObject([message, { replyTo: message?.id }]);
});

describe("is refused", () => {
  test("for a message that is not the last, and for the answer to one", async () => {
    const { bob, said } = await inConversation(2);
    for (const { id } of said.slice(0, 2)) {
      expectProblem(await bob.post(`${path}/${id}/regenerate`), 409, "message_not_last");
    }
    expect(await history(bob, path)).toEqual(said);
  });

  test("for a message that is not there, or is somebody else's", async () => {
    const { said } = await inConversation(1);
    const { bob } = await inConversation(1);
    for (const id of [said[1]?.id, "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C", "nonsense"]) {
      expectProblem(await bob.post(`${path}/${id}/regenerate`), 404, "message_not_found");
    }
  });

  test("for a persona that one may not know of", async () => {
    const { personaId } = await withPersona("Eve");
    const { bob, said } = await inConversation(1);
    const theirs = `/personas/${personaId}/messages/${said[1]?.id}/regenerate`;
    expectProblem(await bob.post(theirs), 404, "persona_not_found");
  });
});

describe("the old answer is kept", () => {
  test.each([["access_denied", "access_denied"], ["drop"]] as const)(
    "when the model fails: %j",
    async (...faults) => {
      const { bob, said } = await inConversation(1);
      await setFaults(...faults);
      const events = await allEvents(await openStream(bob, `${path}/${said[1]?.id}/regenerate`));
      expect(events.at(-1)?.event).toBe("error");
      expect(await history(bob, path)).toEqual(said);
    },
  );

  test("when its reader goes away before the new one is whole", async () => {
    const { bob, said } = await inConversation(1);
    await setFaults("stall");
    const events = eventsOf(await openStream(bob, `${path}/${said[1]?.id}/regenerate`));
    for await (const { event } of events) if (event === "message.delta") break;
    await say(bob, path, "Never mind.");
    const now = await history(bob, path);
    expect(now.slice(0, 2)).toEqual(said);
    expect(now).toHaveLength(4);
  });
});

test("a fragment gives way to a fragment", async () => {
  const bob = await signUp("Bob");
  const hangUp = async (at: string, body?: object) => {
    await setFaults("stall");
    const events = eventsOf(await openStream(bob, at, body));
    for await (const { event } of events) if (event === "message.delta") break;
  };
  const fragment = async () => {
    await turnOver(bob, ada.personaId);
    const said = await history(bob, path);
    expect(said).toMatchObject([{ role: "user" }, { role: "assistant", status: "interrupted" }]);
    return said[1]!;
  };
  await hangUp(path, { content: "Hello!" });
  const first = await fragment();
  await hangUp(`${path}/${first.id}/regenerate`);
  expect((await fragment()).id).not.toBe(first.id);
});
