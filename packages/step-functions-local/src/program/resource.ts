/**
 * The resources a Task may have here: a Lambda function's ARN, or the service integration lambda:invoke, with its
 * arguments as far as they are literal. Other integrations of AWS are refused by name; what AWS does not know either,
 * in its words.
 */
import { isObject, type StateJson } from "./definition.ts";
import { type Diagnostic, schemaFault as schema } from "./diagnostic.ts";

export const LAMBDA_INVOKE = "arn:aws:states:::lambda:invoke";
export const LAMBDA_CALLBACK = `${LAMBDA_INVOKE}.waitForTaskToken`;

/** The arguments of Lambda's Invoke that Step Functions takes. */
export const INVOKE_ARGUMENTS: readonly string[] = [
  ...["ClientContext", "FunctionName", "InvocationType", "LogType", "Payload", "Qualifier"],
];

const FUNCTION_ARN = /^arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:[^\s]+$/;
const UNKNOWN_PATTERN = /^arn:aws:states:::lambda:invoke\.(?!waitForTaskToken$)/;

export function resourceFaults(state: StateJson, pointer: string, isMocked: boolean): Diagnostic[] {
  const resource = state.Resource;
  if (typeof resource !== "string") return [];
  const at = `${pointer}/Resource`;
  if (!resource.startsWith("arn:")) return [schema("Value is not a valid resource ARN", at)];
  if (UNKNOWN_PATTERN.test(resource))
    return [schema(`The resource provided ${resource} is not recognized`, at)];
  if (resource === LAMBDA_INVOKE || resource === LAMBDA_CALLBACK) return invokeFaults(state, pointer);
  if (isMocked || FUNCTION_ARN.test(resource)) return [];
  return [
    schema(
      `The resource ${resource} is not supported by this local endpoint, which runs Lambda functions`,
      at,
    ),
  ];
}

function invokeFaults({ Resource, Arguments }: StateJson, pointer: string): Diagnostic[] {
  if (Arguments === undefined)
    return [schema(`Arguments field is required for resource ARN: ${Resource}`, pointer)];
  if (!isObject(Arguments)) return [];
  const at = `${pointer}/Arguments`;
  const unknown = Object.keys(Arguments).filter((name) => !INVOKE_ARGUMENTS.includes(name));
  return [
    ...(Arguments.FunctionName === undefined
      ? [schema("The field 'FunctionName' is required but was missing", at)]
      : []),
    ...unknown.map((name) => schema(`The field '${name}' is not supported by Step Functions`, at)),
  ];
}
