/**
 * A proxy between the application and DynamoDB that fails requests by plan. A plan belongs to whoever its markers
 * name (a user's id, an analysis's), so that many generations with faults of their own run at once.
 *
 *   const plan = proxy.plan([userId], ({ number }) => (number === 3 ? "lost_answer" : undefined));
 *   …
 *   plan.requests, plan.faults; // what came through, what was done to it
 *   plan.end();
 */
import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { errorAnswer } from "./table-errors.ts";

/** `lost_answer`: the table does what it was asked for, and the connection breaks before it can say so. */
export const TABLE_FAULTS = ["throttled", "unavailable", "reset", "conflict", "lost_answer"] as const;
export type TableFault = (typeof TABLE_FAULTS)[number];

/** `number` counts the plan's requests, as they come over the wire, from 1. */
export type TableRequest = { operation: string; number: number };
export type Choose = (request: TableRequest) => TableFault | undefined;
export type Plan = { readonly requests: number; readonly faults: number; end(): void };

type Planned = { markers: readonly string[]; choose: Choose; requests: number; faults: number };
export type TableProxy = {
  url: string;
  plan(markers: readonly string[], choose: Choose): Plan;
  close(): Promise<void>;
};

export async function startTableProxy(target: string): Promise<TableProxy> {
  const agent = new Agent({ keepAlive: true });
  const plans = new Set<Planned>();

  function faultFor(operation: string, body: Buffer): TableFault | undefined {
    const planned = [...plans].find(({ markers }) => markers.some((marker) => body.includes(marker)));
    if (planned === undefined) return undefined;
    planned.requests += 1;
    const fault = planned.choose({ operation, number: planned.requests });
    if (fault !== undefined) planned.faults += 1;
    return fault;
  }

  async function forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const forwarded = request(new URL(url ?? "/", target), { agent, method, headers });
    forwarded.end(body);
    const [answer] = (await once(forwarded, "response")) as [IncomingMessage];
    return answer;
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    const fault = faultFor(operation, body);
    if (fault === "reset") return void incoming.socket.resetAndDestroy();
    const error = fault && errorAnswer(fault, operation, body);
    if (error) return void outgoing.writeHead(error.status, error.headers).end(error.body);
    const answer = await forward(incoming, body);
    const content = await buffer(answer);
    if (fault === "lost_answer") return void incoming.socket.resetAndDestroy();
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(content);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error) => outgoing.destroy(error));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan(markers, choose) {
      const planned: Planned = { markers, choose, requests: 0, faults: 0 };
      plans.add(planned);
      return {
        get requests() {
          return planned.requests;
        },
        get faults() {
          return planned.faults;
        },
        end: () => void plans.delete(planned),
      };
    },
    async close() {
      server.closeAllConnections();
      await once(server.close(), "close");
      agent.destroy();
    },
  };
}
