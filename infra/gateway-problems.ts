/**
 * What API Gateway answers by itself, when it does not ask the function or gets nothing from it: problems (RFC 9457)
 * in the form of the API's own. Without CORS headers, because the gateway does not know the allow-list.
 */
export const PROBLEMS = {
  THROTTLED: {
    status: 429,
    title: "Too Many Requests",
    code: "too_many_requests",
    detail: "Too many requests at once; try again in a moment.",
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    title: "Payload Too Large",
    code: "body_too_large",
    detail: "The body is over 256 KiB.",
  },
  INTEGRATION_TIMEOUT: {
    status: 504,
    title: "Gateway Timeout",
    code: "gateway_timeout",
    detail: "It took too long; try again in a moment.",
  },
  DEFAULT_5XX: {
    status: 500,
    title: "Internal Server Error",
    code: "internal_error",
    detail: "Something went wrong on our side.",
  },
} as const;

export function createProblems(gateway: sst.aws.ApiGatewayV1) {
  return Object.entries(PROBLEMS).map(
    ([responseType, problem]) =>
      new aws.apigateway.Response(`GatewayProblem${responseType}`, {
        restApiId: gateway.nodes.api.id,
        responseType,
        statusCode: String(problem.status),
        responseParameters: {
          "gatewayresponse.header.Content-Type": "'application/problem+json'",
          "gatewayresponse.header.Cache-Control": "'no-store'",
          ...(problem.status === 429 && { "gatewayresponse.header.Retry-After": "'1'" }),
        },
        responseTemplates: {
          "application/json": JSON.stringify({
            type: `urn:problem:persona-ai:${problem.code}`,
            ...problem,
            requestId: "$context.requestId",
          }),
        },
      }),
  );
}
