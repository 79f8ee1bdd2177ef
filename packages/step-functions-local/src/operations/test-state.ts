/** TestState, over the wire. */
import { ServiceError } from "../service-error.ts";
import { testStateRequest } from "../test-state/form.ts";
import { runTest } from "../test-state/index.ts";
import { operation } from "./operation.ts";
import { requireInput } from "./start-execution.ts";

export const testStateOperation = operation(
  testStateRequest,
  async ({ invoker, home, timeScale, now }, request) => {
    if (request.input !== undefined) requireInput(request.input);
    if (request.roleArn !== undefined && !request.roleArn.startsWith("arn:"))
      throw new ServiceError("InvalidArn", `Invalid Role Arn: 'Invalid ARN prefix: ${request.roleArn}'`);
    return runTest({ invoker, home, timeScale, now }, request);
  },
);
