import { once } from "node:events";
import { freePorts as findPorts, listen } from "@persona-ai/local/stack/free-ports.ts";

export { listen };

export const freePorts = (count = 1): Promise<number> => findPorts(count);

/** Rejects when it is not. */
export async function isFree(port: number): Promise<true> {
  await once((await listen(port)).close(), "close");
  return true;
}
