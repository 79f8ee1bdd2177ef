/**
 * IAM between a function and the services: a proxy that lets a request through when the function's role, as
 * synthesized, allows all that it needs, and answers AccessDeniedException as AWS does when not. It remembers what was
 * used, so that what is allowed and not needed can be told, too.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Statement } from "../synthesis/policy.ts";
import { type Need, needsOf } from "./permissions.ts";

export type Gate = {
  url: string;
  /** "action on resource", of what was let through. */
  used: Set<string>;
  denied: string[];
  close(): void;
};
export type Upstreams = { dynamodb: string; states: string; bedrock: string };

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(text);

export function allows(statements: Statement[], { action, resource, context = {} }: Need): boolean {
  const applies = ({ actions, resources, conditions }: Statement) =>
    actions.some((each) => matches(each, action)) &&
    resources.some((each) => matches(each, resource)) &&
    conditions.every((condition) => {
      const [variable = "", test, value] = condition.split(" ");
      return test === "StringEquals" && context[variable] === value;
    });
  const applying = statements.filter(applies);
  return (
    applying.some(({ effect }) => effect === "Allow") && !applying.some(({ effect }) => effect === "Deny")
  );
}

export async function openGate(statements: Statement[], upstreams: Upstreams): Promise<Gate> {
  const used = new Set<string>();
  const denied: string[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const path = request.url ?? "/";
    const target = request.headers["x-amz-target"] as string | undefined;
    const needs = needsOf(target, path, JSON.parse(body.toString() || "{}"));
    const missing = needs.filter((need) => !allows(statements, need));
    for (const { action, resource } of missing) denied.push(`${action} on ${resource}`);
    if (missing.length > 0) {
      response.writeHead(400, {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amzn-ErrorType": "AccessDeniedException",
      });
      response.end(
        JSON.stringify({ __type: "AccessDeniedException", message: `Not authorized: ${denied.at(-1)}` }),
      );
      return;
    }
    for (const { action, resource } of needs) used.add(`${action} on ${resource}`);
    const [service] = needs[0]!.action.split(":") as [keyof Upstreams];
    forward(upstreams[service], request, body, response);
  }

  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    used,
    denied,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function forward(
  to: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const onward = httpRequest(new URL(url ?? "/", to), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(body);
}
