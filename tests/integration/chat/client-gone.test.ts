/** A reader who goes away in the middle of an answer: over HTTP, as a page that is closed, and in this process. */
import { app } from "@persona-ai/functions/api/index.ts";
import { serveApi } from "@persona-ai/local/stack/api.ts";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { overHttp, type Send } from "../../support/client.ts";
import { eventually } from "../../support/eventually.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { forgetCalls, modelCalls, setFaults } from "../../support/generation.ts";
import { freePorts } from "../../support/ports.ts";
import { eventsOf, openStream } from "../../support/sse.ts";
import { history, type Owner, say, withPersona } from "./support.ts";

await ownFaultStack();
const port = await freePorts();
const server = await serveApi(async () => (request) => app.fetch(request), port, "127.0.0.1");
afterAll(() => server.close());
const overTheWire = overHttp(`http://127.0.0.1:${port}`);

/** Says something and hangs up after the first piece of the answer. */
async function hangUp({ owner, path }: Owner, send: Send | undefined): Promise<string> {
  await setFaults("stall");
  const connection = new AbortController();
  const { signal } = connection;
  const response = await openStream(
    owner,
    path,
    { content: "Tell me more." },
    { signal, ...(send && { send }) },
  );
  let heard = "";
  for await (const { event, data } of eventsOf(response)) {
    if (event !== "message.delta") continue;
    heard = data.text;
    break;
  }
  connection.abort();
  return heard;
}

beforeEach(forgetCalls);

describe.each([
  ["over HTTP", overTheWire],
  ["in this process", undefined],
])("a reader who goes away %s", (_, send) => {
  test("stops the model, and what was said until then is kept as interrupted", async () => {
    const persona = await withPersona();
    await forgetCalls();
    const heard = await hangUp(persona, send);
    const [asked, kept] = await eventually(async () => {
      const said = await history(persona.owner, persona.path);
      expect(said).toHaveLength(2);
      return said;
    });
    expect(asked).toMatchObject({ role: "user", content: "Tell me more.", status: "complete" });
    expect(kept).toMatchObject({ role: "assistant", status: "interrupted", replyTo: asked?.id });
    expect(kept?.content.startsWith(heard)).toBe(true);
    expect(kept).not.toHaveProperty("stopReason");
    await eventually(async () => {
      const [call] = await modelCalls();
      expect(call).toMatchObject({ fault: "stall", aborted: true });
    });
  });

  test("does not hold up the next message", async () => {
    const persona = await withPersona();
    await hangUp(persona, send);
    const next = await say(persona.owner, persona.path, "I am back.");
    expect(next).toMatchObject({ status: 200, body: { status: "complete" } });
    const said = await history(persona.owner, persona.path);
    expect(said.map(({ role, status }) => `${role} ${status}`)).toEqual([
      "user complete",
      "assistant interrupted",
      "user complete",
      "assistant complete",
    ]);
  });
});
