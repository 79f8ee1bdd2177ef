/**
 * A function as AWS knows it, from its settings in the words of `sst.aws.Function`: its limits, its ARN, and the
 * environment variables that the Lambda service itself sets for it (Lambda Developer Guide, "Defined runtime
 * environment variables").
 */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";

export type FunctionSettings = { handler: string; memory: `${number} MB`; timeout: `${number} seconds` };
export type Account = { region: string; accountId: string };

export type LambdaFunction = {
  name: string;
  arn: string;
  /** As configured: a path from the root, a dot, the export's name. */
  handler: string;
  file: string;
  exportName: string;
  memoryMb: number;
  timeoutMs: number;
};

export const functionArn = (name: string, { region, accountId }: Account): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`;

/** `root` is the folder that handlers are relative to. */
export function defineFunction(
  name: string,
  settings: FunctionSettings,
  account: Account,
  root: string,
): LambdaFunction {
  const { file, exportName } = readHandler(settings.handler);
  return {
    name,
    arn: functionArn(name, account),
    handler: settings.handler,
    file: resolve(root, file),
    exportName,
    memoryMb: Number.parseInt(settings.memory, 10),
    timeoutMs: Number.parseInt(settings.timeout, 10) * 1_000,
  };
}

/** `path/file.handler`, in SST's words a TypeScript file's, or `path/file.js#handler`. */
export function readHandler(handler: string): { file: string; exportName: string } {
  const hash = handler.lastIndexOf("#");
  const dot = handler.lastIndexOf(".");
  return hash < 0
    ? { file: `${handler.slice(0, dot)}.ts`, exportName: handler.slice(dot + 1) }
    : { file: handler.slice(0, hash), exportName: handler.slice(hash + 1) };
}

/** The function's name in what the Invoke API takes: a name, a partial or a full ARN, with or without a qualifier. */
export function readFunctionName(nameOrArn: string): string {
  const [, name] =
    /^(?:arn:aws[^:]*:lambda:[^:]*:)?(?:\d{12}:)?(?:function:)?([^:]+)(?::[^:]+)?$/.exec(nameOrArn) ?? [];
  return name ?? nameOrArn;
}

export function lambdaEnvironment(
  fn: LambdaFunction,
  { region }: Account,
  now = new Date(),
): Record<string, string> {
  const day = now.toISOString().slice(0, 10).replaceAll("-", "/");
  return {
    _HANDLER: fn.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomBytes(16).toString("hex")}`,
  };
}
