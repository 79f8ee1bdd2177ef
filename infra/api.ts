/**
 * The REST API: API Gateway hands every method of every path to one Lambda function, which streams its answer. CORS
 * preflights too: the allow-list is the application's.
 *
 * Whoever calls waits longer than whom it calls: function < gateway < CloudFront, so that it is the function's own
 * error which is seen. The gateway is regional, because a stream may pause for 5 minutes there, and 30 seconds only
 * on an edge-optimized one.
 */
import type { FunctionSettings } from "./function.ts";
import { createProblems, PROBLEMS } from "./gateway-problems.ts";
import type { Settings } from "./settings.ts";

export const api = {
  handler: "packages/functions/src/api/lambda.handler",
  memory: "1024 MB",
  timeout: "55 seconds",
  streaming: true,
  // What draws the pictures of cards reads as files, from where they are installed.
  copyFiles: [
    { from: "node_modules/@resvg/resvg-wasm/index_bg.wasm" },
    { from: "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf" },
    { from: "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf" },
  ],
} satisfies FunctionSettings;
const GATEWAY_TIMEOUT_MS = 58_000;
const CLOUDFRONT_TIMEOUT = "60 seconds";

export function createApi(
  handler: sst.aws.Function,
  router: sst.aws.Router,
  { logRetentionDays, throttle }: Settings,
) {
  const gateway = new sst.aws.ApiGatewayV1("Gateway", {
    endpoint: { type: "regional" },
    cors: false,
    transform: {
      accessLog: { retentionInDays: logRetentionDays },
      stage: (args) => {
        args.xrayTracingEnabled = true;
        args.accessLogSettings = $util.output(args.accessLogSettings).apply((settings) => ({
          destinationArn: settings?.destinationArn ?? "",
          format: JSON.stringify(ACCESS_LOG),
        }));
      },
      // A deployment is a snapshot, to be taken anew when the problems change, and after they have.
      deployment: (args, opts) => {
        const problems = JSON.stringify(PROBLEMS);
        args.triggers = $util.output(args.triggers).apply((triggers) => ({ ...triggers, problems }));
        opts.dependsOn = createProblems(gateway);
        return undefined;
      },
      route: { args: { transform: { integration: { timeoutMilliseconds: GATEWAY_TIMEOUT_MS } } } },
    },
  });
  for (const path of ["/", "/{proxy+}"]) gateway.route(`ANY ${path}`, handler.arn, { streaming: true });
  gateway.deploy();
  const { api, stage } = gateway.nodes;
  new aws.apigateway.MethodSettings("GatewaySettings", {
    restApi: api.id,
    stageName: stage?.stageName ?? "",
    methodPath: "*/*",
    settings: {
      throttlingRateLimit: throttle.rate,
      throttlingBurstLimit: throttle.burst,
      metricsEnabled: true,
      loggingLevel: "OFF",
      dataTraceEnabled: false,
    },
  });
  router.route("/", gateway.url, {
    /** The path of a REST API begins with its stage, which the router leaves out. */
    rewrite: { regex: "^/", to: `/${$app.stage}/` },
    readTimeout: CLOUDFRONT_TIMEOUT,
  });
  return { name: api.name, stage: $app.stage };
}

/** Without the path: a survey's holds its share token. The application logs which route it was. */
const ACCESS_LOG = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  method: "$context.httpMethod",
  status: "$context.status",
  error: "$context.error.responseType",
  latencyMs: "$context.responseLatency",
  integrationLatencyMs: "$context.integration.latency",
  integrationError: "$context.integration.error",
  lambdaRequestId: "$context.integration.requestId",
  ip: "$context.identity.sourceIp",
  userAgent: "$context.identity.userAgent",
  traceId: "$context.xrayTraceId",
};
