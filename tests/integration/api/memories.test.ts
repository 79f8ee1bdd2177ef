/** What a persona remembers, as its user reads, corrects and deletes it over the API. */
import { Id } from "@persona-ai/core/id.ts";
import { describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { anybody } from "../../support/client.ts";
import { nextMillisecond } from "../../support/clock.ts";
import { modelCalls } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { ownStack } from "../../support/stack.ts";
import { history, type Owner, say, withPersona } from "../chat/support.ts";

/** Of one's own, so that the calls of the model are this file's. */
await ownStack();

const at = ({ personaId }: { personaId: string }, memoryId?: string) =>
  `/personas/${personaId}/memories${memoryId === undefined ? "" : `/${memoryId}`}`;
const unknown = Id.create("memory");

/** Somebody who told their persona of these. */
async function withMemories(...told: string[]) {
  const talk = await withPersona();
  for (const content of told) accepted(await say(talk.owner, talk.path, content));
  const { items } = accepted(await talk.owner.get(at(talk))).body;
  return { ...talk, items };
}
const tellingOf = async (word: string) =>
  (await modelCalls()).filter(({ request }) => JSON.stringify(request).includes(word)).length;
const wordOf = (name: string) => `${name}${Id.create("memory").slice(-8).toLowerCase()}`;

describe("GET /personas/{id}/memories", () => {
  test("has what the user told, newest first, each with its source", async () => {
    const { owner, path, items } = await withMemories("I live in Porto.", "Hello!", "I have a boat.");
    expect(items.map(({ text }: { text: string }) => text)).toEqual(["Has a boat.", "Lives in Porto."]);
    const [first] = await history(owner, path);
    expect(items[1]).toEqual({
      id: expect.stringMatching(/^mem_/),
      text: "Lives in Porto.",
      kind: "fact",
      messageId: first!.id,
      createdAt: expect.any(String),
      updatedAt: items[1].createdAt,
    });
  });

  test("comes in pages", async () => {
    const talk = await withMemories("I live in Porto.", "I have a boat.", "I like tea.");
    const first = accepted(await talk.owner.get(`${at(talk)}?limit=2`)).body;
    const second = accepted(await talk.owner.get(`${at(talk)}?limit=2&cursor=${first.cursor}`)).body;
    expect([...first.items, ...second.items]).toEqual(talk.items);
    expect(second).not.toHaveProperty("cursor");
    expectProblem(await talk.owner.get(`${at(talk)}?cursor=x`), 400, "invalid_request", ["cursor"]);
    const read = async (query: string) => accepted(await talk.owner.get(`${at(talk)}?${query}`)).body.items;
    expect(await read("order=asc")).toEqual(talk.items.toReversed());
    await talk.owner.patch(at(talk, talk.items[0].id), { ended: true, kind: "core" });
    expect(await read("ended=false")).toEqual(talk.items.slice(1));
    expect(await read("ended=true&kind=core")).toHaveLength(1);
    expect(await read("kind=core&ended=false")).toEqual([]);
    expectProblem(await talk.owner.get(`${at(talk)}?ended=yes`), 400, "invalid_request", ["ended"]);
  });

  test("is empty for a persona that one has not talked to, and may, and gives no cursor that could be good", async () => {
    const { owner } = await withPersona();
    const other = await withPersona("Bob", { visibility: "public" });
    for (const path of [at(other), other.path]) {
      expect((await owner.get(path)).body).toEqual({ items: [] });
      expectProblem(await owner.get(`${path}?cursor=e30.e30`), 400, "invalid_request", ["cursor"]);
    }
  });

  test("stays one's own when the persona is withdrawn", async () => {
    const reader = await signUp("Eve");
    const other = await withPersona("Bob", { visibility: "public" });
    accepted(await say(reader, other.path, "I have a boat."));
    accepted(await other.owner.patch("/personas/me", { visibility: "private" }));
    expect((await reader.get(at(other))).body.items).toHaveLength(1);
    expect((await other.owner.get(at(other))).body.items).toEqual([]);
  });
});

describe("a memory that is corrected", () => {
  test("says so, keeps its source, and is told the model as corrected", async () => {
    const word = wordOf("Zanzibar");
    const talk = await withMemories(`I have a cat called ${word}.`);
    const [memory] = talk.items;
    const text = `Has a dog called ${word}rex.`;
    await nextMillisecond();
    const changed = accepted(await talk.owner.patch(at(talk, memory.id), { text })).body;
    expect(changed).toEqual({ ...memory, text, updatedAt: expect.any(String) });
    expect(changed.updatedAt > memory.updatedAt).toBe(true);
    expect((await talk.owner.get(at(talk))).body.items).toEqual([changed]);
    const before = (await modelCalls()).length;
    accepted(await say(talk.owner, talk.path, "What do you know about me?"));
    const later = JSON.stringify((await modelCalls()).slice(before));
    expect(later).toContain(`Has a dog called ${word}rex.`);
    expect(later).not.toContain(`cat called ${word}`);
  });

  test.each([
    ["no text", {}],
    ["an empty text", { text: "  " }],
    ["a text that is too long", { text: "x".repeat(501) }],
    ["a number", { text: 1 }],
  ])("needs a text: %s is refused", async (_, body) => {
    const talk = await withMemories("I have a boat.");
    expectProblem(await talk.owner.patch(at(talk, talk.items[0].id), body), 400, "invalid_request", ["text"]);
  });

  test("may not be given other fields", async () => {
    const talk = await withMemories("I have a boat.");
    const body = { text: "Has two.", source: {} };
    expectProblem(await talk.owner.patch(at(talk, talk.items[0].id), body), 400, "invalid_request", [
      "source",
    ]);
  });
});

describe("a memory that is deleted", () => {
  test("is in no further call of the model, nor what was said of it since", async () => {
    const word = wordOf("Zanzibar");
    const talk = await withMemories(
      "I live in Porto.",
      `I have a cat called ${word}.`,
      "What is my cat called?",
    );
    const id = talk.items.find(({ text }: { text: string }) => text.includes(word)).id;
    expect((await talk.owner.delete(at(talk, id))).status).toBe(204);
    const before = await tellingOf(word);
    expect(before).toBeGreaterThan(2);
    const { body } = accepted(await say(talk.owner, talk.path, "What do you know about me?"));
    expect(body.content).toContain("Lives in Porto.");
    accepted(await say(talk.owner, talk.path, "And my cat?"));
    expect(await tellingOf(word)).toBe(before);
    expectProblem(await talk.owner.delete(at(talk, id)), 404, "memory_not_found");
  });

  test("with all others leaves none, and can be done again", async () => {
    const talk = await withMemories("I live in Porto.", "I have a boat.");
    expect(talk.items).toHaveLength(2);
    expect((await talk.owner.delete(at(talk))).status).toBe(204);
    expect((await talk.owner.get(at(talk))).body).toEqual({ items: [] });
    expect((await talk.owner.delete(at(talk))).status).toBe(204);
    expect(await history(talk.owner, talk.path)).toHaveLength(4);
  });

  test("while it is being talked of leaves nothing of it for later", async () => {
    const word = wordOf("Zanzibar");
    const talk = await withMemories(`I have a cat called ${word}.`);
    const answers = await Promise.all([
      say(talk.owner, talk.path, "What is my cat called?"),
      talk.owner.delete(at(talk, talk.items[0].id)),
      say(talk.owner, talk.path, "What do you know about me?"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 200]);
    const before = await tellingOf(word);
    accepted(await say(talk.owner, talk.path, "And now?"));
    expect(await tellingOf(word)).toBe(before);
  });

  test("from the very message that is to be answered anew is a conflict", async () => {
    const talk = await withMemories("I have a boat.");
    accepted(await talk.owner.delete(at(talk, talk.items[0].id)));
    const anew = `${talk.path}/${talk.items[0].messageId}/regenerate`;
    expectProblem(await talk.owner.post(anew), 409, "message_forgotten");
  });

  test("goes with the whole conversation", async () => {
    const talk = await withMemories("I have a boat.");
    accepted(await talk.owner.delete(talk.path));
    expect((await talk.owner.get(at(talk))).body).toEqual({ items: [] });
  });
});

type Ask = (talk: Owner, memoryId: string, client?: Owner["owner"]) => ReturnType<Owner["owner"]["get"]>;
const ABSENT = { status: 404, body: { code: "memory_not_found" } };
/** With what a stranger gets, who has no memories. */
const ROUTES: [string, object, Ask][] = [
  [
    "GET …/memories",
    { status: 200, body: { items: [] } },
    (talk, _, client = talk.owner) => client.get(at(talk)),
  ],
  ["DELETE …/memories", { status: 204 }, (talk, _, client = talk.owner) => client.delete(at(talk))],
  [
    "PATCH …/memories/{memoryId}",
    ABSENT,
    (talk, id, client = talk.owner) => client.patch(at(talk, id), { text: "A." }),
  ],
  ["DELETE …/memories/{memoryId}", ABSENT, (talk, id, client = talk.owner) => client.delete(at(talk, id))],
];

describe.each(ROUTES)("%s", (_, forStranger, ask) => {
  test("is for whoever is signed in", async () => {
    const talk = await withMemories("I have a boat.");
    const nobody = ask(talk, talk.items[0].id, anybody as Owner["owner"]);
    expectProblem(await nobody, 401, "authentication_required");
  });

  test("of a private persona of somebody else is not there, and neither is theirs changed", async () => {
    const talk = await withMemories("I have a boat.");
    const stranger = await signUp("Eve");
    expectProblem(await ask(talk, talk.items[0].id, stranger), 404, "persona_not_found");
    expect((await talk.owner.get(at(talk))).body.items).toEqual(talk.items);
  });

  test("of a public persona never shows or changes what it remembers of its owner", async () => {
    const talk = await withMemories("I have a boat.");
    accepted(await talk.owner.patch("/personas/me", { visibility: "public" }));
    const stranger = await signUp("Eve");
    expect(await ask(talk, talk.items[0].id, stranger)).toMatchObject(forStranger);
    expect((await talk.owner.get(at(talk))).body.items).toEqual(talk.items);
  });

  test("of a persona that does not exist is not there", async () => {
    const talk = { ...(await withPersona()), personaId: Id.create("persona") };
    expectProblem(await ask(talk, unknown), 404, "persona_not_found");
  });
});
