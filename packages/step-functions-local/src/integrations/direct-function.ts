/** A Task whose resource is a function: the payload is the state's, the result is the function's. */
import { errorDetails, withInput, withOutput } from "../history.ts";
import { Payload } from "../payload.ts";
import { apiRefusal, functionPayload, type Integration } from "./integration.ts";

export function directFunction(functionArn: string): Integration {
  return {
    name: functionArn,
    events: {
      scheduled: "LambdaFunctionScheduled",
      started: "LambdaFunctionStarted",
      succeeded: "LambdaFunctionSucceeded",
      failed: "LambdaFunctionFailed",
      timedOut: "LambdaFunctionTimedOut",
    },
    started: undefined,
    request: (given) => ({ functionName: functionArn, payload: given }),
    scheduled: (given) => ({ resource: functionArn, ...withInput(given) }),
    succeeded: (output) => withOutput(output),
    failed: errorDetails,
    result: (invocation) => Payload.of(functionPayload(invocation)),
    refused: apiRefusal,
  };
}
