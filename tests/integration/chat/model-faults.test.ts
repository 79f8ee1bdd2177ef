/** What the model's faults do to a turn: which of them the fallback mends, and what the others leave. */
import { Resource } from "sst/resource";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { type Fault, forgetCalls, modelCalls, setFaults } from "../../support/generation.ts";
import { expectProblem } from "../../support/problem.ts";
import { allEvents, eventsOf, openStream } from "../../support/sse.ts";
import { history, say, stream, textOf, withPersona } from "./support.ts";

await ownFaultStack();
vi.spyOn(console, "error").mockImplementation(() => {});
const { owner, path } = await withPersona();
const { id: first, fallbackId: fallback } = Resource.Model;

beforeEach(async () => {
  await setFaults();
  await forgetCalls();
  await owner.delete(path);
});

/** Which models were asked to talk. */
const asked = async () =>
  (await modelCalls()).flatMap(({ request, modelId }) => ("toolConfig" in request ? [] : [modelId]));

const CODES = {
  throttle: "model_throttled",
  unavailable: "model_unavailable",
  timeout: "model_timeout",
} satisfies { [fault in Fault]?: string };
const PASSING = Object.keys(CODES) as (keyof typeof CODES)[];

describe.each(PASSING)("%s before the first word", (fault) => {
  test("is mended by the fallback model, which the answer names", async () => {
    await setFaults(fault);
    const events = await stream(owner, path, "Hello!");
    expect(events.at(-1)).toMatchObject({ event: "message.end", data: { model: fallback } });
    expect(await asked()).toEqual([first, fallback]);
    expect((await history(owner, path)).at(-1)).toMatchObject({ model: fallback, content: textOf(events) });
  });

  test("of both models is the last event of the stream, and leaves a message that can be answered", async () => {
    await setFaults(fault, fault);
    const [start, error, ...more] = await stream(owner, path, "Hello!");
    expect(more).toEqual([]);
    expect(error).toEqual({
      event: "error",
      data: {
        type: `urn:problem:persona-ai:${CODES[fault]}`,
        title: "Service Unavailable",
        status: 503,
        code: CODES[fault],
        detail: expect.stringMatching(/^[A-Z].*\.$/),
        requestId: expect.any(String),
      },
    });
    expect(await history(owner, path)).toMatchObject([{ id: start?.data.replyTo, role: "user" }]);
    const again = await openStream(owner, `${path}/${start?.data.replyTo}/regenerate`);
    expect((await allEvents(again)).at(-1)).toMatchObject({ event: "message.end" });
    expect((await history(owner, path)).map(({ role }) => role)).toEqual(["user", "assistant"]);
  });

  test("of both models is a problem to whoever asked for JSON", async () => {
    await setFaults(fault, fault);
    expectProblem(await say(owner, path, "Hello!"), 503, CODES[fault]);
    expect(await history(owner, path)).toMatchObject([{ role: "user", content: "Hello!" }]);
  });
});

describe.each([
  ["access_denied", "model_access_denied"],
  ["legacy", "model_not_offered"],
  ["end_of_life", "model_not_offered"],
  ["not_subscribed", "model_access_denied"],
] as const)("%s of the first model", (fault, code) => {
  test("is that model's fault, and mended by the fallback", async () => {
    await setFaults(fault);
    expect((await say(owner, path, "Hello!")).body).toMatchObject({ status: "complete", model: fallback });
    expect(await asked()).toEqual([first, fallback]);
  });

  test("and of the fallback is an error, and no third is asked", async () => {
    await setFaults(fault, fault);
    expectProblem(await say(owner, path, "Hello!"), 503, code);
    expect(await asked()).toEqual([first, fallback]);
    expect(await history(owner, path)).toMatchObject([{ role: "user", content: "Hello!" }]);
  });
});

test("a connection that breaks after the first word is an error, and what was said is kept", async () => {
  await setFaults("drop");
  const events = await stream(owner, path, "Hello!");
  expect(textOf(events)).not.toBe("");
  expect(events.at(-1)).toMatchObject({ event: "error", data: { code: "model_unavailable", status: 503 } });
  expect(await asked()).toEqual([first]);
  expect((await history(owner, path)).at(-1)).toMatchObject({
    role: "assistant",
    status: "interrupted",
    content: textOf(events),
    model: first,
  });
});

test("a refusal is an end like any other, by its name", async () => {
  await setFaults("refuse");
  const events = await stream(owner, path, "Say something awful.");
  expect(events.at(-1)).toMatchObject({ event: "message.end", data: { stopReason: "content_filtered" } });
  expect((await history(owner, path)).at(-1)).toMatchObject({
    status: "complete",
    stopReason: "content_filtered",
    content: textOf(events),
  });
  await setFaults("refuse");
  expect((await say(owner, path, "Please.")).body).toMatchObject({ stopReason: "content_filtered" });
});

test("the first words leave before the model has finished", async () => {
  await setFaults("stall");
  const response = await openStream(owner, path, { content: "Tell me a long story." });
  const events = eventsOf(response);
  const names = [(await events.next()).value?.event, (await events.next()).value?.event];
  expect(names).toEqual(["message.start", "message.delta"]);
  expect(await history(owner, path)).toHaveLength(1);
  await setFaults();
  const rest = await allEvents(events);
  expect(rest.filter(({ event }) => event === "message.delta").length).toBeGreaterThan(0);
  expect(rest.at(-1)?.event).toBe("message.end");
});

test("learning that fails does not touch the turn", async () => {
  await setFaults("ok", "throttle");
  expect((await say(owner, path, "I have a sister in Porto.")).body).toMatchObject({ status: "complete" });
  expect((await say(owner, path, "Hello again!")).body).toMatchObject({ status: "complete" });
  expect(await history(owner, path)).toHaveLength(4);
});
