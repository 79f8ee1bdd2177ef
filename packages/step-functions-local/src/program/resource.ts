/** The resources a Task may have here: a Lambda function's ARN, or the service integration lambda:invoke. */
import type { Container } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

export const LAMBDA_INVOKE = "arn:aws:states:::lambda:invoke";

const FUNCTION_ARN = /^arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:[^\s]+$/;

export function resourceFaults({ machine, pointer }: Container): Diagnostic[] {
  return Object.entries(machine.States).flatMap(([name, state]): Diagnostic[] => {
    const resource = state.Resource;
    if (state.Type !== "Task" || typeof resource !== "string") return [];
    if (resource === LAMBDA_INVOKE || FUNCTION_ARN.test(resource)) return [];
    const message = `The resource ${resource} is not supported by this local endpoint, which runs Lambda functions`;
    const location = `${pointer}/States/${name}/Resource`;
    return [{ code: "SCHEMA_VALIDATION_FAILED", message, location }];
  });
}
