/** The fault slow: an answer as slowly as a model gives it, which ends when its reader goes away. */
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { DELTA_DELAY_MS, FIRST_DELAY_MS } from "@persona-ai/local/bedrock/send.ts";
import { describe, expect, test } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { clientFor, endpoint, MODEL } from "./endpoint.ts";

const { url, setFaults, calls } = await endpoint();
const clients = { "HTTP/1.1": clientFor(url, 1), "HTTP/2": clientFor(url, 2) };
const asked = { modelId: MODEL, messages: [{ role: "user" as const, content: [{ text: "Hello!" }] }] };

describe.each(Object.entries(clients))("over %s, slowly,", (_, client) => {
  test("a streamed answer is the same as otherwise, and takes its time", async () => {
    const whole = await client.send(new ConverseCommand(asked));
    await setFaults("slow");
    const startedAt = performance.now();
    const { stream } = await client.send(new ConverseStreamCommand(asked));
    const arrived: number[] = [];
    let text = "";
    for await (const { contentBlockDelta } of stream!) {
      if (!contentBlockDelta) continue;
      arrived.push(performance.now() - startedAt);
      text += contentBlockDelta.delta?.text ?? "";
    }
    expect(text).toBe(whole.output?.message?.content?.[0]?.text);
    // Timers may be a millisecond early.
    expect(arrived[0]).toBeGreaterThan(FIRST_DELAY_MS - 5);
    const rest = (arrived.length - 1) * DELTA_DELAY_MS;
    expect(rest).toBeGreaterThan(0);
    expect(arrived.at(-1)).toBeGreaterThan(FIRST_DELAY_MS + rest - 5 * arrived.length);
    expect((await calls()).at(-1)).not.toHaveProperty("aborted");
  });

  test("an answer whose reader goes away is not written to its end, and noted as aborted", async () => {
    await setFaults("stall");
    const reader = new AbortController();
    const { stream } = await client.send(new ConverseStreamCommand(asked), { abortSignal: reader.signal });
    const read = async () => {
      for await (const { contentBlockDelta } of stream!) if (contentBlockDelta) reader.abort();
    };
    // Over HTTP/1.1 the SDK fails, over HTTP/2 it ends the stream.
    await read().catch(() => {});
    expect(reader.signal.aborted).toBe(true);
    await eventually(async () => expect(await calls()).toMatchObject([{ fault: "stall", aborted: true }]));
  });

  test("an answer at once comes whole", async () => {
    await setFaults("slow");
    const { output } = await client.send(new ConverseCommand(asked));
    expect(output?.message?.content?.[0]?.text).toMatch(/\w/);
  });

  test("a refusal in a stream ends with its stop reason", async () => {
    await setFaults("refuse");
    const { stream } = await client.send(new ConverseStreamCommand(asked));
    const reasons: (string | undefined)[] = [];
    for await (const { messageStop } of stream!) if (messageStop) reasons.push(messageStop.stopReason);
    expect(reasons).toEqual(["content_filtered"]);
  });
});
