/**
 * The service integration `arn:aws:states:::lambda:invoke`: its arguments are those of Lambda's Invoke, and its
 * result is Invoke's answer with the SDK's metadata.
 */
import { randomBytes } from "node:crypto";
import type { Home } from "../arn.ts";
import { jsonFault } from "../console/model/json-fault.ts";
import type { Visit } from "../engine/visit.ts";
import { errorDetails, withOutput } from "../history.ts";
import { type Json, Payload } from "../payload.ts";
import { isObject } from "../program/definition.ts";
import { INVOKE_ARGUMENTS } from "../program/resource.ts";
import type { TaskNode } from "../program/types.ts";
import {
  apiRefusal,
  functionPayload,
  type Integration,
  type Invocation,
  type TaskRequest,
} from "./integration.ts";

/** `isCallback`: the function is handed a task token, and the task ends when that comes back. */
export function lambdaInvoke({ region }: Home, isCallback: boolean): Integration {
  const KIND = { resourceType: "lambda", resource: isCallback ? "invoke.waitForTaskToken" : "invoke" };
  return {
    name: KIND.resourceType,
    events: {
      scheduled: "TaskScheduled",
      started: "TaskStarted",
      succeeded: "TaskSucceeded",
      failed: "TaskFailed",
      timedOut: "TaskTimedOut",
    },
    started: KIND,
    request,
    scheduled: (given) => ({ ...KIND, region, parameters: given }),
    succeeded: (output) => ({ ...KIND, ...withOutput(output) }),
    failed: (error, cause) => ({ ...KIND, ...errorDetails(error, cause) }),
    result: (invocation) => Payload.of(invokeResult(invocation, functionPayload(invocation), new Date())),
    refused: apiRefusal,
  };
}

const RUN_TYPES: Json[] = ["RequestResponse", "Event"];

function request(given: Payload, visit: Visit<TaskNode>): TaskRequest {
  const fields = given.value;
  const refuse = (reason: string) =>
    visit.runtimeFailure(`The Arguments '${given.text}' could not be used to start the Task: [${reason}]`);
  if (!isObject(fields)) throw refuse("The value must be an object");
  const unknown = Object.keys(fields).find((field) => !INVOKE_ARGUMENTS.includes(field));
  if (unknown !== undefined) throw refuse(`The field "${unknown}" is not supported by Step Functions`);
  const { FunctionName, Qualifier, InvocationType = "RequestResponse" } = fields;
  if (typeof FunctionName !== "string") throw refuse(`The field "FunctionName" is required but was missing`);
  if (!RUN_TYPES.includes(InvocationType))
    throw refuse(`The InvocationType ${InvocationType} is not run here`);
  const functionName = typeof Qualifier === "string" ? `${FunctionName}:${Qualifier}` : FunctionName;
  return { functionName, payload: payloadOf(fields.Payload), isEvent: InvocationType === "Event" };
}

/** A text that is JSON is handed on as it is, and null as {} (GitHub localstack/localstack, test_lambda_task_service). */
function payloadOf(given: Json | undefined): Payload {
  const isText = typeof given === "string" && jsonFault(given) === undefined;
  return isText ? Payload.parse(given) : Payload.of(given ?? {});
}

/** As AWS answers, headers and all. */
function invokeResult(
  { statusCode, executedVersion, requestId }: Invocation,
  payload: Json,
  now: Date,
): Json {
  const isQueued = statusCode === 202;
  const headers = {
    Connection: "keep-alive",
    "Content-Length": String(Buffer.byteLength(JSON.stringify(payload))),
    "Content-Type": "application/json",
    Date: now.toUTCString(),
    ...(isQueued ? {} : { "X-Amz-Executed-Version": executedVersion }),
    "x-amzn-Remapped-Content-Length": "0",
    "x-amzn-RequestId": requestId,
    "X-Amzn-Trace-Id": traceId(now),
  };
  const lists = Object.entries(headers).map(([name, value]) => [name, [value]]);
  return {
    ...(isQueued ? {} : { ExecutedVersion: executedVersion, Payload: payload }),
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(lists),
      HttpHeaders: headers,
      HttpStatusCode: statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: statusCode,
  };
}

function traceId(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString("hex")};Parent=${randomBytes(8).toString("hex")};Sampled=0`;
}
