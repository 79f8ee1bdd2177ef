import { Fidelity } from "@persona-ai/core/fidelity";
import { Instrument } from "@persona-ai/core/instrument";
import { readData } from "@persona-ai/core/model";
import { Profile } from "@persona-ai/core/profile";
import { callLog } from "@persona-ai/local/bedrock/calls.ts";
import { faultQueue, readFaults } from "@persona-ai/local/bedrock/faults.ts";
import { malformed } from "@persona-ai/local/bedrock/spoil.ts";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { describe, expect, test } from "vitest";
import { personAt } from "../profile/people.ts";

describe("the queue of faults", () => {
  const SONNET = "anthropic.claude-sonnet-5";
  const queueOf = (...body: unknown[]) => {
    const read = readFaults(body);
    if ("problem" in read) throw new Error(read.problem);
    const faults = faultQueue();
    faults.set(read.faults);
    return faults;
  };

  test("is taken from its front, and ok when it is empty", () => {
    const faults = queueOf("throttle", "ok", "drop");
    expect([faults.next("m"), faults.next("m")]).toEqual(["throttle", "ok"]);
    expect(faults.rest()).toEqual(["drop"]);
    expect([faults.next("m"), faults.next("m")]).toEqual(["drop", "ok"]);
  });

  test("is replaced, not added to, and cleared by an empty list", () => {
    const faults = queueOf("throttle", "throttle");
    faults.set([{ fault: "refuse", times: 1 }]);
    expect(faults.rest()).toEqual(["refuse"]);
    faults.set([]);
    expect(faults.next("m")).toBe("ok");
  });

  test("keeps a fault that is for one model until that model, by any of its profiles, is called", () => {
    const faults = queueOf({ fault: "end_of_life", model: `global.${SONNET}` }, "throttle");
    expect([faults.next("m"), faults.next("m")]).toEqual(["throttle", "ok"]);
    expect(faults.next(`eu.${SONNET}`)).toBe("end_of_life");
    expect(faults.rest()).toEqual([]);
  });

  test("does a fault as many times as it is told", () => {
    const faults = queueOf({ fault: "legacy", model: SONNET, times: 2 });
    expect(faults.next(SONNET)).toBe("legacy");
    expect(faults.rest()).toEqual([{ fault: "legacy", model: SONNET, times: 1 }]);
    expect([faults.next(SONNET), faults.next(SONNET)]).toEqual(["legacy", "ok"]);
  });

  test.each([
    [["explode"], '"explode" is no fault. There are: ok, throttle'],
    [["ok", { fault: "explode" }], "1.fault"],
    [[{ fault: "ok", times: 0 }], "0.times"],
    [[{ fault: "ok", often: 3 }], "often"],
    [[3], "3 is no fault"],
    ["ok", "Expected a JSON array"],
    [undefined, "Expected a JSON array"],
  ])("refuses %j, and says what is wrong", (body, message) => {
    expect(readFaults(body)).toEqual({ problem: expect.stringContaining(message) });
  });
});

describe("the log of calls", () => {
  const call = (modelId: string) => ({
    at: "",
    operation: "Converse" as const,
    modelId,
    fault: "ok" as const,
  });

  test("keeps the newest ten thousand, and the bodies of the newest thousand", () => {
    const calls = callLog();
    for (let i = 0; i < 10_500; i++) calls.add({ ...call(`m${i}`), request: { i } });
    const kept = calls.list();
    expect([kept.length, kept[0]?.modelId, kept.at(-1)?.modelId]).toEqual([10_000, "m500", "m10499"]);
    expect(kept.filter(({ request }) => request !== undefined)).toHaveLength(1_000);
    expect(kept.at(-1)?.request).toEqual({ i: 10_499 });
  });

  test("shows what is assigned to a call after it was noted, and can be cleared", () => {
    const calls = callLog();
    const noted = calls.add(call("m"));
    noted.status = 200;
    expect(calls.list()[0]?.status).toBe(200);
    calls.clear();
    expect(calls.list()).toEqual([]);
  });
});

test("a malformed profile is malformed in four ways, in turn", () => {
  const traits = personAt([62, 40, 50, 35, 50]);
  const input = writeProfile(Profile.briefOf(traits), { name: "Ada" });
  const good = {
    content: [{ toolUse: { toolUseId: "tooluse_1", name: "write_profile", input } }],
    stopReason: "tool_use",
  };
  const issues = [0, 1, 2, 3, 4].map((turn) => {
    const { content, stopReason } = malformed(good, turn);
    const answer = { content, stopReason } as Parameters<typeof readData>[0];
    const reply = Profile.readReply(answer, {
      person: { name: "Ada" },
      language: "en",
      traits,
      openAnswers: [],
    });
    return reply.kind === "malformed" ? reply.issues.map(({ path }) => path) : reply.kind;
  });
  expect(issues[0]).toEqual(["voice", "strengths"]);
  expect(issues[1]).toContain("values");
  expect(issues[2]).toContain("strengths.0.evidence.0");
  expect(issues[3]).toEqual([""]);
  expect(issues[4]).toEqual(issues[0]);
});

test("a malformed interview is malformed in four ways, in turn", () => {
  const sapa = Instrument.get("sapa-bfi-25");
  const input = { answers: Object.fromEntries(sapa.items.map((_, i) => [Fidelity.numberOf(i), 3])) };
  const good = {
    content: [{ toolUse: { toolUseId: "tooluse_1", name: "answer_items", input } }],
    stopReason: "tool_use",
  };
  const issues = [0, 1, 2, 3].map((turn) => {
    const answer = malformed(good, turn) as Parameters<typeof readData>[0];
    const reply = readData(answer, { name: "answer_items", schema: Fidelity.answersSchema(sapa) });
    return reply.kind === "malformed" ? reply.issues.map(({ path }) => path) : reply.kind;
  });
  expect(issues[0]).toEqual(["answers.5", "answers.10", "answers.15", "answers.20", "answers.25"]);
  expect(issues[1]).toEqual(["answers.1"]);
  expect(issues[2]).toHaveLength(25);
  expect(issues[3]).toEqual([""]);
});
