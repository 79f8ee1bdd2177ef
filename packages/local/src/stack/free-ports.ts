/** Free TCP ports on loopback, `count` in a row, as a stack needs them. Resolves with the first. */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:net";

const FIRST = 20_000;
const LAST = 32_000;

export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(FIRST, LAST);
    const servers: Server[] = [];
    try {
      for (let port = first; port < first + count; port++) servers.push(await listen(port));
      return first;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    } finally {
      await Promise.all(servers.map((server) => once(server.close(), "close")));
    }
  }
}

/** Listens on a port, as another program would. */
export async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}
