/** Servers on loopback: where they listen, and how they end. */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Listening = { url: string; close(): Promise<void> };

/** Rejects with the error of the socket (EADDRINUSE, EACCES). Requests under way get `graceMs` to end. */
export async function listening(
  server: Server,
  { host, port = 0, graceMs = 0 }: { host: string; port?: number; graceMs?: number },
): Promise<Listening> {
  await once(server.listen(port, host), "listening");
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    async close() {
      const closed = once(server.close(), "close");
      if (graceMs > 0) await within(graceMs, closed);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What a promise gives; undefined when it takes longer. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  return Promise.race([promise, late]).finally(() => over.abort());
}
