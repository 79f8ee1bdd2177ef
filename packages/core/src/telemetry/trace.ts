/**
 * Traces, by X-Ray: a subsegment around an invocation, annotated with what it was for, and one for each call that an
 * AWS client makes within. What is called by `fetch` has none.
 *
 * X-Ray's SDK is loaded at the first invocation that is sampled, where there is a daemon to take its segments: it
 * would add an eighth to every cold start, and of twenty invocations nineteen are not sampled.
 */
import type { Tracer } from "@aws-lambda-powertools/tracer";
import { keys } from "./context.ts";

/** An AWS client, as far as X-Ray goes. */
type Client = object;
type Provider = Tracer["provider"];
type Tracing = { provider: Provider; lambda: ReturnType<Provider["getSegment"]> };

let tracing: Tracing | undefined;
const clients = new Set<Client>();

/** Lambda says so anew for each invocation. */
const isSampled = ({ AWS_XRAY_DAEMON_ADDRESS, _X_AMZN_TRACE_ID = "" } = process.env): boolean =>
  AWS_XRAY_DAEMON_ADDRESS !== undefined && /\bSampled=1\b/.test(_X_AMZN_TRACE_ID);

/** Has its calls traced from when there are traces on. */
export function traceClient<C extends Client>(client: C): C {
  tracing?.provider.captureAWSv3Client(client);
  clients.add(client);
  return client;
}

/** The SDK makes the segment of Lambda as it is loaded, and keeps it in the context which it was loaded in. */
async function start(): Promise<Tracing> {
  const { Tracer } = await import("@aws-lambda-powertools/tracer");
  const { provider } = new Tracer({ captureHTTPsRequests: false });
  for (const client of clients) provider.captureAWSv3Client(client);
  return { provider, lambda: provider.getSegment() };
}

/** Runs what an invocation does, traced when it is sampled. Fails as that does. */
export async function traced<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (!isSampled()) return run();
  tracing ??= await start();
  const { provider, lambda } = tracing;
  const capture = async () => {
    if (lambda) provider.setSegment(lambda);
    return provider.captureAsyncFunc(`## ${name}`, async (segment) => {
      try {
        return await run();
      } catch (error) {
        segment?.addFaultFlag();
        throw error;
      } finally {
        const { requestId, userId, personaId, executionArn } = keys();
        for (const [key, value] of Object.entries({ requestId, userId, personaId, executionArn })) {
          if (value !== undefined) segment?.addAnnotation(key, value);
        }
        segment?.close();
      }
    });
  };
  return provider.getNamespace().runAndReturn(capture) as Promise<T>;
}
