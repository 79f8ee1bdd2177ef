/** Servers on loopback: where they may listen, and how they end. */
import { once as happens } from "node:events";
import type { AddressInfo, Server } from "node:net";
import type { getRequestListener } from "@hono/node-server";
import { once } from "@persona-ai/core/once.ts";

export type Listening = { url: string; close(): Promise<void> };

/** Rejects with the error of the socket (EADDRINUSE, EACCES). Requests under way get `graceMs` to end. */
export async function listening(
  server: Server & { closeAllConnections(): void },
  { host, port = 0, graceMs = 0 }: { host: string; port?: number; graceMs?: number },
): Promise<Listening> {
  await happens(server.listen(port, host), "listening");
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    async close() {
      const closed = happens(server.close(), "close");
      if (graceMs > 0) await within(graceMs, closed);
      server.closeAllConnections();
      await closed;
    },
  };
}

type Listener<Asked, Answer> = (request: Asked, response: Answer) => unknown;

/** What answers is loaded by the first request: a start need not wait for it. */
export function loadedAtFirst<Asked, Answer extends { destroy(error?: Error): unknown }>(
  load: () => Promise<Listener<Asked, Answer>>,
): Listener<Asked, Answer> {
  const loading = once(load);
  let listener: Listener<Asked, Answer> | undefined;
  return (request, response) => {
    if (listener) return listener(request, response);
    return loading()
      .then((loaded) => {
        listener = loaded;
        return loaded(request, response);
      })
      .catch((error) => response.destroy(error));
  };
}

type FetchCallback = Parameters<typeof getRequestListener>[0];
type ListenerOptions = Parameters<typeof getRequestListener>[1];

/** As `loadedAtFirst`, of what answers a `Request`. */
export function appAtFirst(load: () => Promise<FetchCallback>, options?: ListenerOptions) {
  return loadedAtFirst(async () => {
    const [{ getRequestListener }, fetch] = await Promise.all([import("@hono/node-server"), load()]);
    return getRequestListener(fetch, options);
  });
}

/** What a promise gives; undefined when it takes longer. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, ms);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
