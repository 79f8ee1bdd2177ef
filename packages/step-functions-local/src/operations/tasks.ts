/** SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat: how whoever has a task's token ends it, or keeps it waiting. */
import { z } from "zod";
import { jsonFault } from "../console/model/json-fault.ts";
import type { WaitingTask } from "../engine/services.ts";
import { ServiceError } from "../service-error.ts";
import { Data, operation, type Service } from "./operation.ts";

const taskToken = z.string().min(1).max(2048);

export const sendTaskSuccess = operation(
  z.object({ taskToken, output: Data }),
  async (service, { taskToken: token, output }) => {
    const task = requireWaiting(service, token);
    const fault = jsonFault(output);
    if (fault !== undefined) throw new ServiceError("InvalidOutput", `Invalid Output: '${fault.message}'`);
    task.succeed(output);
    await service.store.journal.durable();
    return {};
  },
);

export const sendTaskFailure = operation(
  z.object({
    taskToken,
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  async (service, { taskToken: token, error, cause }) => {
    requireWaiting(service, token).fail(error, cause);
    await service.store.journal.durable();
    return {};
  },
);

export const sendTaskHeartbeat = operation(z.object({ taskToken }), (service, { taskToken: token }) => {
  requireWaiting(service, token).heartbeat();
  return {};
});

/** A token of ours is 96 bytes in base64; one that no task waits for has been used, or came too late. */
const TOKEN = /^[A-Za-z0-9+/]{128}$/;

function requireWaiting({ engine }: Service, token: string): WaitingTask {
  const task = engine.waiting(token);
  if (task !== undefined) return task;
  if (!TOKEN.test(token)) throw new ServiceError("InvalidToken", "Invalid Token: 'Invalid token'");
  throw new ServiceError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
}
