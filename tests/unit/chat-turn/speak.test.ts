/** Which model speaks: a test is the models here, by what each does when it is asked. */

import * as Errors from "@persona-ai/core/model/errors.ts";
import { type Models, type Stream, type StreamEvent, speak } from "@persona-ai/core/model/stream.ts";
import { describe, expect, test } from "vitest";

const MODELS: Models = { id: "first", fallbackId: "second" };
const usage = { inputTokens: 1, outputTokens: 1 };
const end = (modelId: string): StreamEvent => ({ type: "end", stopReason: "end_turn", usage, modelId });
const text = (modelId: string, said: string): StreamEvent => ({ type: "text", text: said, modelId });

/** Of each model what it says, and what it then fails with. */
type Script = Record<string, { says: StreamEvent[]; fails?: Error }>;

async function play(script: Script, models = MODELS) {
  const asked: string[] = [];
  const stream: Stream = async function* ({ modelId }) {
    asked.push(modelId);
    const { says, fails } = script[modelId]!;
    yield* says;
    if (fails) throw fails;
  };
  const events: StreamEvent[] = [];
  const { signal } = new AbortController();
  const error = await (async () => {
    for await (const event of speak((modelId) => ({ modelId }), models, { signal, stream }))
      events.push(event);
  })().catch((thrown: unknown) => thrown);
  return { asked, events, error };
}

const whole = (modelId: string) => [text(modelId, "Hello"), text(modelId, " you."), end(modelId)];
const second = { says: whole("second") };
const PASSING = [
  new Errors.ModelThrottled(),
  new Errors.ModelUnavailable(),
  new Errors.ModelTimeout(),
  new Errors.ModelAccessDenied(),
  new Errors.ModelNotOffered(),
  new Errors.ModelEmpty(),
];
const LASTING = [new Errors.ModelRejected(), new TypeError("a bug")];

test("the first model speaks when it can", async () => {
  const played = await play({ first: { says: whole("first") }, second });
  expect(played).toEqual({ asked: ["first"], events: whole("first"), error: undefined });
});

describe("the fallback speaks", () => {
  test.each(PASSING)("when the first fails with a $name before a word", async (fails) => {
    const played = await play({ first: { says: [], fails }, second });
    expect(played).toEqual({ asked: ["first", "second"], events: whole("second"), error: undefined });
  });

  test("and fails with its own error", async () => {
    const [busy, down] = [new Errors.ModelThrottled(), new Errors.ModelUnavailable()];
    const { error } = await play({ first: { says: [], fails: busy }, second: { says: [], fails: down } });
    expect(error).toBe(down);
  });
});

describe("the fallback does not speak", () => {
  test.each(PASSING)("when the first fails with a $name after a word", async (fails) => {
    const played = await play({ first: { says: [text("first", "Hel")], fails }, second });
    expect(played).toEqual({ asked: ["first"], events: [text("first", "Hel")], error: fails });
  });

  test.each(LASTING)("when the first fails with a $name", async (fails) => {
    expect(await play({ first: { says: [], fails }, second })).toEqual({
      asked: ["first"],
      events: [],
      error: fails,
    });
  });

  test("when it is the same model", async () => {
    const fails = new Errors.ModelThrottled();
    const played = await play({ first: { says: [], fails } }, { id: "first", fallbackId: "first" });
    expect(played.asked).toEqual(["first"]);
    expect(played.error).toBe(fails);
  });
});
