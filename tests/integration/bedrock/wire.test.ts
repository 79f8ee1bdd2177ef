/** The endpoint as a client sees it: paths, errors, streaming, faults and calls. */
import {
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { Profile } from "@persona-ai/core/profile";
import { describe, expect, test } from "vitest";
import { personAt } from "../../unit/profile/people.ts";
import { clientFor, endpoint, MODEL } from "./endpoint.ts";

const { url, setFaults, faults, calls, post } = await endpoint();
const clients = { "HTTP/1.1": clientFor(url, 1), "HTTP/2": clientFor(url, 2) };
const ARN = `arn:aws:bedrock:eu-central-1:123456789012:inference-profile/${MODEL}`;
const hello = { messages: [{ role: "user" as const, content: [{ text: "Hello, who are you?" }] }] };
const traits = personAt([65, 40, 62, 35, 50]);
const forced = Profile.profileRequest(
  { person: { name: "Ada" }, language: "en", traits, openAnswers: [] },
  MODEL,
);

describe.each(Object.entries(clients))("over %s", (_, client) => {
  test.each([MODEL, ARN])("Converse answers for the model %s", async (modelId) => {
    const answer = await client.send(new ConverseCommand({ modelId, ...hello }));
    expect(answer.output?.message?.role).toBe("assistant");
    expect(answer.stopReason).toBe("end_turn");
    expect(answer.usage?.totalTokens).toBe(answer.usage!.inputTokens! + answer.usage!.outputTokens!);
    expect(answer.$metadata.requestId).toMatch(/^[\w-]{36}$/);
    expect((await calls()).map((call) => call.modelId)).toEqual([modelId]);
  });

  test("ConverseStream says in events what Converse says at once", async () => {
    const request = { modelId: MODEL, ...hello };
    const once = await client.send(new ConverseCommand(request));
    const { types, deltas, stop } = await read(client, request);
    expect(deltas.map((delta) => delta.text).join("")).toBe(once.output?.message?.content?.[0]?.text);
    expect(deltas.length).toBeGreaterThan(1);
    expect(types.slice(0, 2)).toEqual(["messageStart", "contentBlockDelta"]);
    expect(types.slice(-3)).toEqual(["contentBlockStop", "messageStop", "metadata"]);
    expect(stop).toBe(once.stopReason);
  });

  test("a streamed tool call adds up to the whole one's input", async () => {
    const once = await client.send(new ConverseCommand(forced));
    const { types, deltas, stop } = await read(client, forced);
    const input = JSON.parse(deltas.map((delta) => delta.toolUse?.input).join(""));
    expect(input).toEqual(once.output?.message?.content?.[0]?.toolUse?.input);
    expect(types[1]).toBe("contentBlockStart");
    expect(stop).toBe("tool_use");
  });

  test.each([
    ["throttle", "ThrottlingException", 429],
    ["unavailable", "ServiceUnavailableException", 503],
    ["timeout", "ModelTimeoutException", 408],
    ["access_denied", "AccessDeniedException", 403],
  ])("the fault %s is a %s with status %i, streamed or not", async (fault, name, httpStatusCode) => {
    await setFaults(fault, fault);
    for (const Command of [ConverseCommand, ConverseStreamCommand]) {
      const failed = client.send(new Command({ modelId: MODEL, ...hello }) as ConverseCommand);
      await expect(failed).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    }
  });

  test("the fault drop breaks the connection in the middle of the answer", async () => {
    await setFaults("drop", "drop", "ok");
    await expect(client.send(new ConverseCommand(forced))).rejects.toThrow();
    await expect(read(client, forced)).rejects.toThrow();
    expect((await client.send(new ConverseCommand(forced))).stopReason).toBe("tool_use");
  });

  test("the fault refuse is an answer without the tool call", async () => {
    await setFaults("refuse");
    const answer = await client.send(new ConverseCommand(forced));
    expect(answer.stopReason).toBe("content_filtered");
    expect(answer.output?.message?.content?.some(({ toolUse }) => toolUse)).toBe(false);
  });
});

async function read(
  client: (typeof clients)["HTTP/2"],
  request: ConstructorParameters<typeof ConverseStreamCommand>[0],
) {
  const { stream } = await client.send(new ConverseStreamCommand(request));
  const events: ConverseStreamOutput[] = [];
  for await (const event of stream!) events.push(event);
  return {
    types: events.map((event) => Object.keys(event)[0]),
    deltas: events.flatMap((event) => event.contentBlockDelta?.delta ?? []),
    stop: events.find((event) => event.messageStop)?.messageStop?.stopReason,
  };
}

describe("on the wire", () => {
  test.each([
    ["/model/m/converse", "{", 400, "SerializationException"],
    ["/model/m/converse", "{}", 400, "ValidationException"],
    ["/model/m/converse-stream", '{"messages":[]}', 400, "ValidationException"],
    ["/model/a%20b/converse", JSON.stringify(hello), 400, "ValidationException"],
    ["/model/m/invoke", "{}", 400, "ValidationException"],
    ["/model/m/recall", "{}", 404, "UnknownOperationException"],
    ["/elsewhere", "{}", 404, "UnknownOperationException"],
  ])("POST %s with %s is %i %s, named in the header, with a message", async (path, body, status, name) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(response.headers.get("x-amzn-errortype")).toBe(name);
    expect(await response.json()).toEqual({ message: expect.any(String) });
  });

  test("an ARN may come with its slash unescaped", async () => {
    expect((await post(`/model/${ARN}/converse`, JSON.stringify(hello))).status).toBe(200);
    expect((await calls())[0]?.modelId).toBe(ARN);
  });

  test("an answer longer than maxTokens is cut off", async () => {
    const cut = await clients["HTTP/1.1"].send(
      new ConverseCommand({ ...forced, inferenceConfig: { maxTokens: 50 } }),
    );
    expect(cut.stopReason).toBe("max_tokens");
  });

  test("and so is a text, which has no more tokens than asked for", async () => {
    const { stopReason, usage } = await clients["HTTP/1.1"].send(
      new ConverseCommand({ modelId: MODEL, ...hello, inferenceConfig: { maxTokens: 6 } }),
    );
    expect(stopReason).toBe("max_tokens");
    expect(usage!.outputTokens).toBeLessThanOrEqual(6);
  });

  test("a tool is called of the model's own accord when the data for it is there, and not otherwise", async () => {
    const toolConfig = { tools: forced.toolConfig!.tools };
    const free = await clients["HTTP/1.1"].send(new ConverseCommand({ ...forced, toolConfig }));
    const idle = await clients["HTTP/1.1"].send(
      new ConverseCommand({ modelId: MODEL, ...hello, toolConfig }),
    );
    expect([free.stopReason, idle.stopReason]).toEqual(["tool_use", "end_turn"]);
  });
});

describe("the controls", () => {
  test.each(["explode", ["explode"], { throttle: 1 }, [1], null])("refuse the faults %j", async (body) => {
    await setFaults("throttle");
    const refused = await fetch(`${url}/_faults`, { method: "PUT", body: JSON.stringify(body) });
    expect(refused.status).toBe(400);
    expect(await faults()).toEqual(["throttle"]);
  });

  test("show the faults that are left", async () => {
    await setFaults("throttle", "ok", "drop");
    await post("/model/m/converse", JSON.stringify(hello));
    expect(await faults()).toEqual(["ok", "drop"]);
  });

  test("list the calls in order, with what was asked and answered", async () => {
    await setFaults("ok", "throttle");
    for (const operation of ["converse", "converse", "converse-stream"]) {
      await (await post(`/model/m/${operation}`, JSON.stringify(hello))).arrayBuffer();
    }
    const listed = await calls();
    expect(listed.map(({ operation, fault, status }) => [operation, fault, status])).toEqual([
      ["Converse", "ok", 200],
      ["Converse", "throttle", 429],
      ["ConverseStream", "ok", 200],
    ]);
    expect(listed[0]).toMatchObject({ request: hello, response: { stopReason: "end_turn" } });
    expect(new Date(listed[0]!.at).toISOString()).toBe(listed[0]!.at);
  });
});
