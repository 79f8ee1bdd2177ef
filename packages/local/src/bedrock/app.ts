/**
 * The routes of the local Bedrock endpoint: Converse and ConverseStream as the service has them, and beside them
 * `/_faults` (what the next calls do) and `/_calls` (what was called).
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { events, frame, type Measures, measure, whole } from "./answer.ts";
import { type Call, callLog } from "./calls.ts";
import { drop } from "./drop.ts";
import { BedrockException } from "./exceptions.ts";
import { EFFECTS, type Effect, Fault, Faults, FIRST_DELAY_MS, faultQueue } from "./faults.ts";
import { malformed } from "./malformed.ts";
import { refusal, reply } from "./reply.ts";
import { EVENT_STREAM, streamed } from "./streamed.ts";
import { validate, validateModelId } from "./validate.ts";
import type { ConverseRequest, Reply } from "./wire.ts";

type Env = { Bindings: HttpBindings | Http2Bindings };

export function bedrockApp() {
  const faults = faultQueue();
  const calls = callLog();
  let malformedSoFar = 0;

  const replyTo = (request: ConverseRequest, { kind }: Effect): Reply => {
    if (kind === "refuse") return refusal();
    if (kind === "malformed") return malformed(reply(request), malformedSoFar++);
    return reply(request, { faithful: kind !== "unfaithful" });
  };

  const converse = async (c: Context<Env>, operation: Call["operation"]): Promise<Response> => {
    const startedAt = performance.now();
    const modelId = c.req.param("modelId") ?? "";
    const call = calls.add({ at: new Date().toISOString(), operation, modelId, fault: faults.next() });
    const effect = EFFECTS[call.fault];
    try {
      call.request = parse(await c.req.text());
      if (effect.kind === "exception") await raise(effect);
      validateModelId(modelId);
      const request = validate(call.request);
      const answer = replyTo(request, effect);
      const measures = measure(request, answer, startedAt);
      call.status = 200;
      if (effect.kind === "drop") return drop(c.env, ...encoded(operation, answer, measures));
      call.response = whole(answer, measures);
      const isSlow = effect.kind === "slow";
      if (operation === "ConverseStream") return streamed(c, answer, measures, { call, isSlow });
      if (isSlow) await sleep(FIRST_DELAY_MS);
      return c.json(call.response);
    } catch (error) {
      if (!(error instanceof BedrockException)) throw error;
      call.status = error.status;
      call.response = { message: error.message };
      return failed(c, error);
    }
  };

  return new Hono<Env>()
    .use("/model/*", async (c, next) => {
      c.header("x-amzn-requestid", crypto.randomUUID());
      await next();
    })
    .post("/model/:modelId{.+}/converse", (c) => converse(c, "Converse"))
    .post("/model/:modelId{.+}/converse-stream", (c) => converse(c, "ConverseStream"))
    .get("/_faults", (c) => c.json(faults.rest()))
    .put("/_faults", async (c) => {
      const parsed = Faults.safeParse(await c.req.json().catch(() => undefined));
      if (!parsed.success)
        return c.json({ message: `Expected a JSON array of ${Fault.options.join(" | ")}` }, 400);
      faults.set(parsed.data);
      return c.json(faults.rest());
    })
    .get("/_calls", (c) => c.json(calls.list()))
    .delete("/_calls", (c) => {
      calls.clear();
      return c.body(null, 204);
    })
    .notFound((c) =>
      failed(c, new BedrockException("UnknownOperationException", "There is no such operation.")),
    )
    .onError((error, c) => {
      console.error(error);
      return failed(
        c,
        new BedrockException("InternalServerException", "The offline model failed; see its log."),
      );
    });
}

async function raise({ name, message, afterMs = 0 }: Extract<Effect, { kind: "exception" }>): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  throw new BedrockException(name, message);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BedrockException("SerializationException", "The request body is not JSON.");
  }
}

const failed = (c: Context, error: BedrockException) =>
  c.json({ message: error.message }, error.status, { "x-amzn-errortype": error.name });

/** The whole body at once, with its content type. */
function encoded(operation: Call["operation"], answer: Reply, measures: Measures): [string, Uint8Array] {
  if (operation === "Converse") {
    return ["application/json", Buffer.from(JSON.stringify(whole(answer, measures)))];
  }
  const frames = [...events(answer, measures)].map(([type, payload]) => frame(type, payload));
  return [EVENT_STREAM, Buffer.concat(frames)];
}
