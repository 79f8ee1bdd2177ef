/**
 * The Node.js runtime of Lambda as a bundle sees it, in a process that has nothing else: the global `awslambda`, the
 * loop over the runtime API, and the stream that a streaming handler writes to, with the semantics of
 * aws-lambda-nodejs-runtime-interface-client 4 (src/stream, src/runtime): not a Writable but an object with a
 * Writable's functions, and a prelude of HttpResponseStream that goes out with the first write.
 *
 *   node runtime.ts /var/task/bundle.mjs handler
 */
import { type ClientRequest, request as httpRequest } from "node:http";
import { pathToFileURL } from "node:url";

type Context = Record<string, unknown>;
type Prelude = (write: (chunk: string | Uint8Array) => void) => void;
type ResponseStream = Record<string, unknown> & {
  setContentType(type: string): void;
  _onBeforeFirstWrite?: Prelude;
};
type Handler = ((event: unknown, ...rest: unknown[]) => Promise<unknown>) & { [STREAMING]?: "response" };

const STREAMING = Symbol.for("aws.lambda.runtime.handler.streaming");
const DELIMITER = new Uint8Array(8);
const METHODS = [
  ...["cork", "destroy", "end", "uncork", "write", "emit", "addListener", "on", "once", "prependListener"],
  ...["prependOnceListener", "off", "removeListener", "removeAllListeners", "listeners", "listenerCount"],
] as const;
const PROPERTIES = [
  "destroyed",
  "writableFinished",
  "writableEnded",
  "writableNeedDrain",
  "writable",
] as const;

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

Object.assign(globalThis, {
  awslambda: {
    streamifyResponse: (handler: Handler) => Object.assign(handler, { [STREAMING]: "response" }),
    HttpResponseStream: {
      from(stream: ResponseStream, prelude: unknown) {
        stream.setContentType("application/vnd.awslambda.http-integration-response");
        stream._onBeforeFirstWrite = (write) => {
          write(JSON.stringify(prelude));
          write(DELIMITER);
        };
        return stream;
      },
    },
  },
});

function openStream(requestId: string): { stream: ResponseStream; posted: Promise<void> } {
  const { promise: posted, resolve, reject } = Promise.withResolvers<void>();
  const request: ClientRequest = httpRequest(`${api}/invocation/${requestId}/response`, {
    method: "POST",
    headers: {
      "Lambda-Runtime-Function-Response-Mode": "streaming",
      "Content-Type": "application/octet-stream",
      "Transfer-Encoding": "chunked",
    },
  });
  request.on("error", reject).on("response", (response) => response.resume().on("end", resolve));
  const write = request.write.bind(request) as (...args: unknown[]) => boolean;
  let begun = false;
  const stream: ResponseStream = {
    setContentType: (type) => void request.setHeader("Content-Type", type),
  };
  Object.assign(request, {
    write(chunk: unknown, ...rest: unknown[]) {
      if (!begun) stream._onBeforeFirstWrite?.(write);
      begun = true;
      return write(
        typeof chunk === "string" || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk),
        ...rest,
      );
    },
  });
  for (const name of METHODS) {
    stream[name] = (request[name] as (...args: unknown[]) => unknown).bind(request);
  }
  for (const name of PROPERTIES)
    Object.defineProperty(stream, name, { get: () => request[name as keyof ClientRequest] });
  return { stream, posted };
}

async function post(path: string, body: unknown): Promise<void> {
  await fetch(`${api}/${path}`, { method: "POST", body: JSON.stringify(body) ?? "null" });
}

const shown = (thrown: unknown) =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split("\n") }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

async function run(handler: Handler): Promise<void> {
  const response = await fetch(`${api}/invocation/next`);
  const requestId = response.headers.get("Lambda-Runtime-Aws-Request-Id") ?? "";
  const deadline = Number(response.headers.get("Lambda-Runtime-Deadline-Ms"));
  const context: Context = {
    awsRequestId: requestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    invokedFunctionArn: response.headers.get("Lambda-Runtime-Invoked-Function-Arn"),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  const event: unknown = await response.json();
  try {
    if (handler[STREAMING] === undefined) {
      await post(`invocation/${requestId}/response`, await handler(event, context));
      return;
    }
    const { stream, posted } = openStream(requestId);
    await handler(event, stream, context);
    await posted;
  } catch (thrown) {
    await post(`invocation/${requestId}/error`, shown(thrown));
  }
}

const [file = "", name = ""] = process.argv.slice(2);
try {
  const handler = (await import(pathToFileURL(file).href))[name] as Handler;
  for (;;) await run(handler);
} catch (thrown) {
  await post("init/error", shown(thrown));
}
