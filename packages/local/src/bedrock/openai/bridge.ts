/**
 * An OpenAI-compatible server (Ollama, llama.cpp, LM Studio, vLLM) in the place of the offline model. What it cannot do
 * is asked for in another way: a tool that has to be called, and was not, as an answer by its schema; a schema that is
 * not taken, in words. A model without tools so hands in data all the same. Errors are Bedrock's, and say which server
 * it was.
 */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { BedrockException, type ExceptionName } from "../exceptions.ts";
import type { ConverseRequest, Reply } from "../wire.ts";
import { type Wanted, wantedTools } from "../wire.ts";
import { type Counted, countedIn, dataOf, type Form, paramsOf, replyOf, type Said } from "./convert.ts";
import { type Piece, piecesOf } from "./stream.ts";

/** A model on somebody's own machine may read for minutes before its first word. */
const TIMEOUT_MS = 10 * 60_000;

/** What a model that thinks may think, beside what it says: it was asked for as many tokens as it may say. */
const THINKING_TOKENS = 8_192;

type Bridged = { reply: Reply; usage: Counted | undefined };
export type Bridge = {
  answer(request: ConverseRequest, signal: AbortSignal): Promise<Bridged>;
  /** Word by word; undefined where it must come as data, and so at once. */
  stream(request: ConverseRequest, signal: AbortSignal): AsyncIterable<Piece> | undefined;
};

export type Server = { baseUrl: string; model?: string | undefined; apiKey?: string | undefined };

export function openAiBridge({ baseUrl, model, apiKey }: Server): Bridge {
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? "none",
    maxRetries: 0,
    timeout: TIMEOUT_MS,
  });
  const failed = (error: unknown) => exceptionOf(error, baseUrl);
  let name = model;
  let thinks = false;

  /** Once a model has used up all of its tokens by thinking, it gets more of them. */
  async function paramsFor(request: ConverseRequest, form: Form, data?: Wanted) {
    name ??= await firstModel(client, baseUrl);
    const params = { ...paramsOf(request, form, data), model: name };
    return thinks && params.max_tokens
      ? { ...params, max_tokens: params.max_tokens + THINKING_TOKENS }
      : params;
  }

  type Ask = { request: ConverseRequest; form: Form; data: Wanted | undefined; signal: AbortSignal };
  async function ask(asked: Ask): Promise<Bridged> {
    const { request, form, data, signal } = asked;
    const params = await paramsFor(request, form, data);
    const completion = await client.chat.completions.create(params, { signal });
    const choice = completion?.choices?.[0];
    if (!choice?.message) throw notACompletion(baseUrl);
    const reply = replyOf(choice.message as Said, choice.finish_reason, data);
    if (!thinks && isThoughtAlone(reply)) {
      thinks = true;
      return ask(asked);
    }
    return { reply, usage: countedIn(completion.usage) };
  }

  async function answer(request: ConverseRequest, signal: AbortSignal): Promise<Bridged> {
    const data = dataOf(request) ?? onlyTool(request);
    const forms = formsOf(data);
    let last: Bridged | undefined;
    for (const [i, form] of forms.entries()) {
      try {
        last = await ask({ request, form, data, signal });
        if (!dataOf(request) || isData(last.reply, data)) return last;
      } catch (error) {
        if (i === forms.length - 1 || !isNotTaken(error)) throw failed(error);
      }
    }
    return last!;
  }

  async function* stream(request: ConverseRequest, signal: AbortSignal): AsyncGenerator<Piece> {
    const said = { text: false, thought: false };
    for await (const piece of streamOnce(request, signal)) {
      if (piece.kind !== "end") said[piece.kind] ||= piece.text.trim() !== "";
      else if (!thinks && piece.stopReason === "max_tokens" && said.thought && !said.text) {
        thinks = true;
        yield* streamOnce(request, signal);
        return;
      }
      yield piece;
    }
  }

  async function* streamOnce(request: ConverseRequest, signal: AbortSignal): AsyncGenerator<Piece> {
    try {
      const params = await paramsFor(request, "tools");
      const live = { stream: true, stream_options: { include_usage: true } } as const;
      const chunks = await client.chat.completions.create({ ...params, ...live }, { signal });
      yield* piecesOf(chunks, () => notACompletion(baseUrl));
    } catch (error) {
      throw failed(error);
    }
  }

  return {
    answer,
    stream: (request, signal) =>
      dataOf(request) || request.toolConfig ? undefined : stream(request, signal),
  };
}

const isThoughtAlone = ({ content, stopReason }: Reply): boolean =>
  stopReason === "max_tokens" &&
  content.length > 0 &&
  content.every(({ reasoningContent }) => reasoningContent);

/** One tool by choice is what this model is to hand in, should it not take tools at all. */
function onlyTool(request: ConverseRequest): Wanted | undefined {
  const [tool, ...more] = wantedTools(request);
  return more.length === 0 ? tool : undefined;
}

function formsOf(data: Wanted | undefined): Form[] {
  if (!data) return ["tools"];
  return data.asTool ? ["tools", "schema", "words"] : ["schema", "words"];
}

function isData({ content, stopReason }: Reply, data: Wanted | undefined): boolean {
  if (stopReason === "max_tokens" || stopReason === "content_filtered") return true;
  return content.some(({ text, toolUse }) => (data?.asTool ? toolUse : text?.startsWith("{")));
}

/** What Ollama says of a model without tools, and servers of a parameter that they do not know. */
const isNotTaken = (error: unknown): boolean =>
  error instanceof APIError && [400, 422, 500, 501].includes(error.status as number);

async function firstModel(client: OpenAI, baseUrl: string): Promise<string> {
  const { data } = await client.models.list();
  const [one] = data ?? [];
  if (one) return one.id;
  throw new BedrockException(
    "ResourceNotFoundException",
    `The server at ${baseUrl} has no model. Give it one (ollama pull …), or name one with OPENAI_MODEL.`,
  );
}

const notACompletion = (baseUrl: string) =>
  new BedrockException(
    "ModelErrorException",
    `What answers at ${baseUrl} is no OpenAI-compatible server: its answer is no chat completion. Check OPENAI_BASE_URL.`,
    { originalStatusCode: 200 },
  );

const BY_STATUS: Record<number, ExceptionName> = {
  401: "AccessDeniedException",
  403: "AccessDeniedException",
  404: "ResourceNotFoundException",
  408: "ModelTimeoutException",
  429: "ThrottlingException",
  500: "InternalServerException",
  504: "ModelTimeoutException",
};

function exceptionOf(error: unknown, baseUrl: string): unknown {
  if (error instanceof BedrockException) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return new BedrockException("ModelTimeoutException", `The server at ${baseUrl} did not answer in time.`);
  }
  if (error instanceof APIConnectionError) {
    return new BedrockException(
      "ServiceUnavailableException",
      `No server answers at ${baseUrl} (${reasonOf(error)}). Start it, or set OPENAI_BASE_URL.`,
    );
  }
  if (error instanceof APIError && error.status !== undefined) {
    const status = error.status as number;
    const name = BY_STATUS[status] ?? (status >= 500 ? "ServiceUnavailableException" : "ValidationException");
    return new BedrockException(name, `The server at ${baseUrl} answered ${error.message}`);
  }
  if (error instanceof SyntaxError || error instanceof TypeError) return notACompletion(baseUrl);
  if (error instanceof APIError)
    return new BedrockException("ModelErrorException", `The server at ${baseUrl}: ${error.message}`);
  return error;
}

function reasonOf(error: Error): string {
  const { cause, code } = error as { cause?: unknown; code?: string };
  return code ?? (cause instanceof Error ? reasonOf(cause) : error.message);
}
