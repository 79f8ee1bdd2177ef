/**
 * The AWS JSON 1.0 protocol: `POST /` with the operation in `X-Amz-Target: AWSStepFunctions.<Name>`. Errors are 400s
 * whose `__type` names the exception. Signatures are not checked. GET is left to the run console.
 */
import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { runConsole } from "./console/index.ts";
import { operations, type Service } from "./operations/index.ts";
import { ServiceError } from "./service-error.ts";

const TARGET = "AWSStepFunctions.";
const TYPE = "application/x-amz-json-1.0";

export function createListener(service: Service): RequestListener {
  const app = new Hono();
  app.route("/", runConsole());
  app.post("/", async (c) => {
    const requestId = randomUUID();
    const { status, body } = await answer(service, c.req.header("x-amz-target") ?? "", await c.req.text());
    return c.body(JSON.stringify(body), status, { "content-type": TYPE, "x-amzn-requestid": requestId });
  });
  return getRequestListener(app.fetch);
}

async function answer(service: Service, target: string, text: string) {
  try {
    return { status: 200, body: await perform(service, target, text) } as const;
  } catch (error) {
    if (error instanceof ServiceError) {
      return { status: 400, body: { __type: error.code, message: error.message } } as const;
    }
    console.error(`Step Functions failed to perform ${target}:`, error);
    return { status: 500, body: { __type: "InternalFailure", message: "Internal failure" } } as const;
  }
}

async function perform(service: Service, target: string, text: string): Promise<object> {
  const name = target.startsWith(TARGET) ? target.slice(TARGET.length) : target;
  const operation = operations.get(name);
  if (operation === undefined) {
    const known = [...operations.keys()].join(", ");
    const message = `The operation '${name}' is not part of this local endpoint, which has: ${known}`;
    throw new ServiceError("UnknownOperationException", message);
  }
  return operation(service, parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch (error) {
    throw new ServiceError("SerializationException", (error as SyntaxError).message);
  }
}
