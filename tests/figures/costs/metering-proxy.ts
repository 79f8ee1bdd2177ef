/**
 * Stands in front of a DynamoDB and sums what its requests would be billed: each is asked to return the capacity that
 * it consumed, indexes included. Counts requests as well.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

export type Metered = { requests: number; readUnits: number; writeUnits: number };

type Capacity = { CapacityUnits?: number };
const READS = new Set(["GetItem", "BatchGetItem", "Query", "TransactGetItems", "Scan"]);
const NOTHING: Metered = { requests: 0, readUnits: 0, writeUnits: 0 };

export async function meteringProxy(target: string) {
  let metered = { ...NOTHING };
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    const body = JSON.stringify({ ...((await json(incoming)) as object), ReturnConsumedCapacity: "TOTAL" });
    const { host: _host, "content-length": _length, ...headers } = incoming.headers as Record<string, string>;
    const answer = await fetch(target, { method: "POST", headers, body });
    const text = await answer.text();
    const consumed: Capacity | Capacity[] = JSON.parse(text).ConsumedCapacity ?? [];
    const units = [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    metered.requests += 1;
    metered[READS.has(operation) ? "readUnits" : "writeUnits"] += units;
    outgoing.writeHead(answer.status, { "Content-Type": "application/x-amz-json-1.0" }).end(text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    /** What has gone through since the last call. */
    take(): Metered {
      const taken = metered;
      metered = { ...NOTHING };
      return taken;
    },
    close: () => server.close(),
  };
}
