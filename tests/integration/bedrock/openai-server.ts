/**
 * An OpenAI-compatible server as Ollama and llama.cpp are, quirks included, each under a model's name. What it says is
 * the offline model's.
 *
 * - ollama: ignores tool_choice and answers in words unless the schema is given (ollama/ollama#17921), content and
 *   tool_calls are null where there are none, no usage in streams unless asked for
 * - thinks: its thoughts stand in tags within the text, cut into pieces anywhere (Qwen, DeepSeek by llama.cpp)
 * - reasons: its thoughts stand in a field of their own
 * - objects: the arguments of a call are an object, and it ends with "stop"
 * - hermes: the call stands in the text
 * - toolless: refuses tools with a 400, as Ollama does for such a model
 * - schemaless: refuses tools and response_format
 * - ponders: thinks for a thousand tokens, and has none left to say anything when it may have no more
 * - slow: says nothing for longer than a heartbeat
 */
import { setTimeout as sleep } from "node:timers/promises";
import { modelOf } from "@persona-ai/core/model/models.ts";
import { listen } from "@persona-ai/local/bedrock/index.ts";
import { reply } from "@persona-ai/local/bedrock/reply.ts";
import type { ConverseRequest } from "@persona-ai/local/bedrock/wire.ts";
import { Hono } from "hono";
import { stream } from "hono/streaming";

type Asked = {
  model: string;
  stream?: boolean;
  messages: { role: string; content: string | null; tool_calls?: unknown[]; tool_call_id?: string }[];
  max_tokens?: number;
  tools?: { function: { name: string; parameters: object } }[];
  tool_choice?: unknown;
  response_format?: { json_schema: { name: string; schema: object } };
  stream_options?: { include_usage?: boolean };
};

const SLOW_MS = 2_600;

export async function openAiServer() {
  const asked: Asked[] = [];
  const app = new Hono()
    .get("/v1/models", (c) => c.json({ object: "list", data: [{ id: "ollama", object: "model" }] }))
    .get("/v1/status/:code", (c) => c.body(null, Number(c.req.param("code")) as 200))
    .post("/v1/chat/completions", async (c) => {
      const request = (await c.req.json()) as Asked;
      asked.push(request);
      const refused = refusalOf(request);
      if (refused) return c.json({ error: { message: refused.message, type: "api_error" } }, refused.status);
      if (request.model === "html") return c.html("<h1>It works!</h1>");
      if (request.model === "slow") await sleep(SLOW_MS);
      const { message, finish } = messageFor(request);
      const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
      const base = { id: "chatcmpl-1", object: "chat.completion", created: 1, model: request.model };
      if (!request.stream)
        return c.json({ ...base, usage, choices: [{ index: 0, message, finish_reason: finish }] });
      c.header("content-type", "text/event-stream");
      return stream(c, async (out) => {
        const send = (choices: unknown[], more = {}) =>
          out.write(
            `data: ${JSON.stringify({ ...base, object: "chat.completion.chunk", choices, ...more })}\n\n`,
          );
        if (message.reasoning) await send([{ index: 0, delta: { reasoning: message.reasoning } }]);
        for (const piece of (message.content ?? "").match(/[\s\S]{1,5}/gu) ?? []) {
          await send([{ index: 0, delta: { role: "assistant", content: piece } }]);
        }
        if (request.model === "breaks")
          return void (await out.write('data: {"error":{"message":"out of memory"}}\n\n'));
        await send([{ index: 0, delta: {}, finish_reason: finish }]);
        if (request.stream_options?.include_usage && request.model !== "ollama") await send([], { usage });
        await out.write("data: [DONE]\n\n");
      });
    });
  const server = await listen(async () => app.fetch, { host: "127.0.0.1", port: 0 });
  return { baseUrl: `${server.url}/v1`, asked, close: server.close };
}

function refusalOf({ model, tools, response_format }: Asked) {
  const status = Number(/^status-(\d+)$/.exec(model)?.[1]);
  if (status) return { status: status as 400, message: `model "${model}" is unwell` };
  if (model === "missing")
    return { status: 404 as const, message: 'model "missing" not found, try pulling it first' };
  const isToolless = model === "toolless" || model === "schemaless";
  if (tools && isToolless) return { status: 400 as const, message: `${model} does not support tools` };
  if (response_format && model === "schemaless")
    return { status: 400 as const, message: "unknown parameter response_format" };
  return undefined;
}

type Message = { role: "assistant"; content: string | null; reasoning?: string; tool_calls: unknown };

function messageFor(request: Asked): { message: Message; finish: string } {
  const { model } = request;
  const [block] = reply(asConverse(request), modelOf("any")).content;
  const call = model === "ponders" && (request.max_tokens ?? 0) < 1_000 ? undefined : block?.toolUse;
  const plain = { role: "assistant" as const, content: block?.text ?? null, tool_calls: null };
  if (call && model === "ollama")
    return { message: { ...plain, content: "Sure, here it is!" }, finish: "stop" };
  if (call && model === "hermes") {
    const json = JSON.stringify({ name: call.name, arguments: call.input });
    return { message: { ...plain, content: `Here:\n<tool_call>\n${json}\n</tool_call>` }, finish: "stop" };
  }
  if (call) {
    const isObject = model === "objects";
    const called = { name: call.name, arguments: isObject ? call.input : JSON.stringify(call.input) };
    const tool_calls = [{ id: "call/with a slash", type: "function", function: called }];
    return { message: { ...plain, tool_calls }, finish: isObject ? "stop" : "tool_calls" };
  }
  if (model === "thinks")
    return {
      message: { ...plain, content: `<think>\nWho am I?\n</think>\n\n${plain.content}` },
      finish: "stop",
    };
  if (model === "ponders" && (request.max_tokens ?? 0) < 1_000) {
    return { message: { ...plain, content: "<think>\nWho am I", tool_calls: null }, finish: "length" };
  }
  if (model === "reasons") return { message: { ...plain, reasoning: "Who am I?" }, finish: "stop" };
  return { message: plain, finish: request.max_tokens === 1 ? "length" : "stop" };
}

function asConverse({ model, messages, tools, tool_choice, response_format }: Asked): ConverseRequest {
  const text = (roles: string[]) =>
    messages.filter(({ role }) => roles.includes(role)).map(({ content }) => content ?? "");
  const named = tool_choice as { function?: { name: string } } | string | undefined;
  const isForced = typeof named === "object" && model !== "nochoice";
  return {
    system: [{ text: text(["system"]).join("\n\n") }],
    messages: [{ role: "user", content: [{ text: text(["user", "tool"]).join("\n\n") }] }],
    ...(tools && {
      toolConfig: {
        tools: tools.map((tool) => ({
          toolSpec: { name: tool.function.name, inputSchema: { json: { ...tool.function.parameters } } },
        })),
        toolChoice: isForced
          ? { tool: { name: named.function!.name } }
          : named === "required"
            ? { any: {} }
            : { auto: {} },
      },
    }),
    ...(response_format && {
      outputConfig: {
        textFormat: {
          structure: {
            jsonSchema: {
              name: response_format.json_schema.name,
              schema: JSON.stringify(response_format.json_schema.schema),
            },
          },
        },
      },
    }),
  };
}
