import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { freePorts as findPorts } from "../../scripts/free-ports.ts";

/** Listens on a port, as another program would. */
export async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

export const freePorts = (count = 1): Promise<number> => findPorts(count);

/** Rejects when it is not. */
export async function isFree(port: number): Promise<true> {
  await once((await listen(port)).close(), "close");
  return true;
}
