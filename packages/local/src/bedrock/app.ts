/**
 * The routes of the local Bedrock endpoint: Converse, ConverseStream and CountTokens as the service has them,
 * InvokeModel of models of embeddings, and beside them `/_faults` (what the next calls do), `/_calls` (what was called) and `/_models` (which models it knows).
 *
 * A call is refused as the service refuses it: by the shape of its request, by the conversation, by the model; then
 * answered, by the offline model or by another that is given (openai/).
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Model, modelOf, models } from "@persona-ai/core/model/models.ts";
import { type Context, Hono } from "hono";
import { measure, whole } from "./answer.ts";
import { type Call, callLog } from "./calls.ts";
import { WELL } from "./conduct.ts";
import { embedded } from "./embeddings.ts";
import { BedrockException, refusal } from "./exceptions.ts";
import { type Effect, effectOf, faultQueue, readFaults } from "./faults.ts";
import { type Asked, reach, refuse } from "./model-rules.ts";
import type { Bridge } from "./openai/bridge.ts";
import { eventsOf } from "./openai/stream.ts";
import { promptCache } from "./prompt-cache.ts";
import { reply } from "./reply.ts";
import { type Env, FIRST_DELAY_MS, paced, sendHalf, sendStream } from "./send.ts";
import { isModelId, type Operation, validateShape } from "./service-model.ts";
import { countTokens } from "./tokens.ts";
import { validate } from "./validate.ts";
import type { ConverseRequest } from "./wire.ts";

export function bedrockApp(bridge?: Bridge) {
  const faults = faultQueue();
  const calls = callLog();
  const cachedIn = promptCache();

  /** A call with what came of it, in the log; a fault that makes it fail does, whatever it asks for. */
  async function noted(
    c: Context<Env>,
    operation: Call["operation"],
    respond: (call: Call, effect: Effect) => Response | Promise<Response>,
  ): Promise<Response> {
    const modelId = c.req.param("modelId") ?? "";
    const call = calls.add({ at: new Date().toISOString(), operation, modelId, fault: faults.next(modelId) });
    const effect = effectOf(call.fault);
    try {
      call.request = parse(await c.req.text());
      await raise(effect);
      return await respond(call, effect);
    } catch (error) {
      if (!(error instanceof BedrockException)) throw error;
      call.status = error.status;
      call.response = { message: error.message };
      return failed(c, error);
    }
  }

  function converse(c: Context<Env>, operation: Talk): Promise<Response> {
    const startedAt = performance.now();
    return noted(c, operation, async (call, effect) => {
      const { model, request } = checked(operation, call.modelId, call.request, bridge === undefined);
      if (effect.breaks && operation === "Converse") throw effect.breaks.whole;
      const gone = new AbortController();
      const told = { model, request, cached: { read: 0, written: 0 }, startedAt };
      const answered = async () => {
        const { reply: good, usage: counted } = bridge
          ? await bridge.answer(request, gone.signal)
          : { reply: reply(request, model, { ...WELL, ...effect.conduct }), usage: undefined };
        const answer = effect.spoil?.(good, request) ?? good;
        const cached = bridge ? told.cached : cachedIn(model, request);
        const measures = measure(answer, { ...told, cached, counted });
        call.status = 200;
        if (!effect.drops) call.response = whole(answer, measures);
        return { answer, measures };
      };
      if (operation === "ConverseStream" && !effect.drops) {
        const pieces = call.fault === "ok" && bridge?.stream(request, gone.signal);
        if (pieces) call.status = 200;
        const source = pieces
          ? eventsOf(pieces, (content, counted) => measure({ content }, { ...told, counted }), call)
          : paced(answered(), effect, gone.signal, faults.changed());
        return await sendStream(c, source, call, gone);
      }
      const { answer, measures } = await answered();
      if (effect.drops) return sendHalf(c, operation, answer, measures);
      if (effect.isSlow) await sleep(FIRST_DELAY_MS);
      return c.json(call.response as object);
    });
  }

  /** Calls of models of embeddings; what other faults do to a text is none to a vector. */
  const invoke = (c: Context<Env>): Promise<Response> =>
    noted(c, "InvokeModel", (call) => {
      call.response = embedded(call.modelId, call.request);
      call.status = 200;
      return c.json(call.response as object);
    });

  return new Hono<Env>()
    .use("/model/*", async (c, next) => {
      c.header("x-amzn-requestid", crypto.randomUUID());
      await next();
    })
    .post("/model/:modelId{.+}/converse", (c) => converse(c, "Converse"))
    .post("/model/:modelId{.+}/converse-stream", (c) => converse(c, "ConverseStream"))
    .post("/model/:modelId{.+}/invoke", invoke)
    .post("/model/:modelId{.+}/count-tokens", async (c) =>
      c.json(counted(c.req.param("modelId"), parse(await c.req.text()))),
    )
    .use("/_*", async (c, next) => {
      if (LOOPBACK.test(new URL(c.req.url).hostname)) return next();
      return c.json({ message: "Only names of this machine lead here." }, 403);
    })
    .get("/_models", (c) => c.json(models().map(shown)))
    .get("/_faults", (c) => c.json(faults.rest()))
    .put("/_faults", async (c) => {
      const read = readFaults(await c.req.json().catch(() => undefined));
      if ("problem" in read) return c.json({ message: read.problem }, 400);
      faults.set(read.faults);
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
      if (error instanceof BedrockException) return failed(c, error);
      console.error(error);
      return failed(
        c,
        new BedrockException("InternalServerException", "The offline model failed; see its log."),
      );
    });
}

/** A page whose name is made to lead to this machine must not read what people told a model. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

type Talk = Exclude<Call["operation"], "InvokeModel">;

/** What another server answers has no model of the table's behind it. */
function checked(operation: Talk, modelId: string, body: unknown, byModel: boolean): Asked {
  if (!isModelId(operation, modelId)) throw refusal("modelId");
  const request = validate(operation, body);
  const asked = { operation, modelId, model: byModel ? reach(modelId) : modelOf(modelId), request };
  if (byModel) refuse(asked);
  return asked;
}

async function raise({ exception, afterMs = 0 }: Effect): Promise<void> {
  if (!exception) return;
  await sleep(afterMs);
  throw exception;
}

/** As the real one, it counts by the model without a profile, too. */
function counted(modelId: string, body: unknown): { inputTokens: number } {
  const operation: Operation = "CountTokens";
  if (!isModelId(operation, modelId)) throw refusal("modelId");
  validateShape(operation, body);
  const { converse, invokeModel } = (body as { input: CountInput }).input;
  const content = converse
    ? [converse.system, converse.messages, converse.toolConfig]
    : Buffer.from(invokeModel!.body, "base64").toString();
  return { inputTokens: countTokens(content, modelOf(modelId)) };
}

type CountInput = { converse?: ConverseRequest; invokeModel?: { body: string } };

const AS_IN_TABLE = [
  ...(["id", "name", "provider", "profiles", "structuredOutput", "system"] as const),
  ...(["sampling", "prefill", "maxTokens", "contextTokens"] as const),
];

/** As the contract lists them. */
const shown = (model: Model) => {
  const { direct, tools, cache, thinking, status } = model;
  return {
    ...Object.fromEntries(AS_IN_TABLE.map((name) => [name, model[name]])),
    profileOnly: !direct,
    tools: true,
    toolChoice: tools.choice,
    toolsStreaming: tools.streaming,
    strictTools: tools.strict,
    toolSchema: tools.schema,
    caching: cache && { minTokens: cache.minTokens, maxPoints: cache.maxPoints },
    thinking: thinking.by,
    thinkingTypes: thinking.types,
    status: status.state,
  };
};

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BedrockException("SerializationException", "The request body is not JSON.");
  }
}

const failed = (c: Context, error: BedrockException) =>
  c.json({ message: error.message, ...error.details }, error.status, { "x-amzn-errortype": error.name });
