/**
 * How every Lambda function is deployed: within its own log group and a role of its own, both narrower than SST's
 * defaults. Those attach a managed policy which lets a function write to, and create, any log group of the account,
 * and let everyone in the account who may assume roles assume the function's (which `sst dev` needs, and only it).
 *
 * The AWS SDK is in the bundle, not the runtime's: minified and without what is unused it loads faster than the
 * runtime's own files, and it is the version that was tested.
 */
import type { Settings } from "./settings.ts";

type Args = sst.aws.FunctionArgs;
export type Permission = Extract<Args["permissions"], readonly unknown[]>[number];
export type FunctionSettings = Pick<
  Args,
  "handler" | "memory" | "timeout" | "streaming" | "retries" | "copyFiles"
> & {
  transform?: Pick<NonNullable<Args["transform"]>, "eventInvokeConfig">;
};
export type Access = { link?: unknown[]; permissions: Permission[] };

/** What logs and metrics say they are of: the dimension `service`, which tells the stages apart. */
export const serviceName = () => `${$app.name}-${$app.stage}`;

/**
 * Split, so that what is imported when first asked for (37 translations of a survey) is not loaded with the rest.
 * Without the functions' names, which would be a twelfth of a cold start: the source maps that the deployment keeps
 * tell more (scripts/where.ts).
 */
const BUNDLING = { minify: true, splitting: true, esbuild: { keepNames: false } };

export function createFunction(
  name: string,
  { transform, ...args }: FunctionSettings,
  { link = [], permissions }: Access,
  { logRetentionDays }: Settings,
): sst.aws.Function {
  const logs = new aws.cloudwatch.LogGroup(`${name}Logs`, {
    name: `/aws/lambda/${$app.name}-${$app.stage}-${name}`,
    retentionInDays: logRetentionDays,
  });
  const mayLog = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [$interpolate`${logs.arn}:*`],
  };
  const mayTrace = { actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] };
  const forLambda = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
  return new sst.aws.Function(name, {
    ...args,
    runtime: "nodejs24.x",
    architecture: "arm64",
    link,
    logging: { logGroup: logs.name, format: "json" },
    environment: { POWERTOOLS_SERVICE_NAME: serviceName() },
    permissions: [...permissions, mayLog, mayTrace],
    nodejs: BUNDLING,
    transform: {
      ...transform,
      function: { tracingConfig: { mode: "Active" } },
      role: { managedPolicyArns: [], ...($dev ? {} : { assumeRolePolicy: forLambda }) },
    },
  });
}
