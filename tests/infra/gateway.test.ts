import { Problem } from "@persona-ai/functions/api/problem.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { type Named, operations } from "../support/openapi.ts";
import { behaviorOf, methodOf, route } from "./synthesis/edge.ts";
import { DEPLOYED, stage } from "./synthesis/stage.ts";

const HOST = "d111111abcdef8.cloudfront.net";

let all: Named[];

beforeAll(async () => {
  process.env.SST_RESOURCE_App = JSON.stringify({ name: "persona-ai", stage: "test" });
  process.env.SST_RESOURCE_Site = JSON.stringify({ apiUrl: `https://${HOST}` });
  process.env.SST_RESOURCE_OpenId = JSON.stringify({ redirectUris: [] });
  all = await operations();
});

describe.each(DEPLOYED)("in %s", (name) => {
  /** What a request meets on its way: CloudFront's answer to the method, the gateway's host, and the function. */
  async function reached(method: string, path: string) {
    const { host, path: atGateway } = await route(stage(name), path, HOST);
    const below = atGateway.slice(`/${name}`.length);
    const taken = methodOf(stage(name), below);
    return {
      passesCloudFront: behaviorOf(stage(name), path).allowedMethods.includes(method),
      host,
      stage: atGateway.slice(1, -below.length),
      path: below,
      method: taken?.method,
      integration: taken?.integration,
    };
  }

  const byTheFunction = (path: string) => ({
    passesCloudFront: true,
    host: "gatewayapi.execute-api.eu-west-1.amazonaws.com",
    stage: name,
    path,
    method: "ANY",
    integration: expect.objectContaining({
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      responseTransferMode: "STREAM",
      uri: expect.stringContaining(
        `:function:${stage(name).lambda("Api").name}/response-streaming-invocations`,
      ),
    }),
  });

  test("every route of the OpenAPI document leads to the API's function, which streams", async () => {
    expect(all.length).toBeGreaterThan(20);
    for (const { method, path } of all) {
      const concrete = path.replaceAll(/\{\w+\}/g, "some-value");
      expect(await reached(method, concrete)).toEqual(byTheFunction(concrete));
    }
  });

  test.each(["/", "/docs", "/openapi.json", "/no/such/route"])("so does %s", async (path) => {
    expect(await reached("GET", path)).toEqual(byTheFunction(path));
  });

  test("so do CORS preflights: the allow-list is the application's", async () => {
    for (const path of ["/auth/refresh", "/personas/me", "/cards/ada"]) {
      expect(await reached("OPTIONS", path)).toEqual(byTheFunction(path));
    }
    expect(stage(name).all("aws:apigateway/integrationResponse:IntegrationResponse")).toEqual([]);
  });

  test("the gateway is regional, so that a stream may pause for minutes", () => {
    const { endpointConfiguration } = stage(name).inputs("aws:apigateway/restApi:RestApi", "GatewayApi");
    expect(endpointConfiguration).toEqual({ types: "REGIONAL" });
  });

  test("requests are limited and measured, and not logged by their content", () => {
    const limits = name === "production" ? [500, 1000] : [50, 100];
    expect(stage(name).inputs("aws:apigateway/methodSettings:MethodSettings", "GatewaySettings")).toEqual({
      restApi: "GatewayApi",
      stageName: name,
      methodPath: "*/*",
      settings: {
        throttlingRateLimit: limits[0],
        throttlingBurstLimit: limits[1],
        metricsEnabled: true,
        loggingLevel: "OFF",
        dataTraceEnabled: false,
      },
    });
  });

  test("what the gateway answers by itself is a problem as the API's are", () => {
    const responses = stage(name).allInputs("aws:apigateway/response:Response");
    const codes = responses.map(({ responseType, statusCode, responseTemplates, responseParameters }) => {
      const problem = Problem.parse(JSON.parse(responseTemplates["application/json"]));
      expect(problem.status).toBe(Number(statusCode));
      expect(responseParameters["gatewayresponse.header.Content-Type"]).toBe("'application/problem+json'");
      return `${responseType}: ${problem.status} ${problem.code}`;
    });
    expect(codes.sort()).toEqual([
      "DEFAULT_5XX: 500 internal_error",
      "INTEGRATION_TIMEOUT: 504 gateway_timeout",
      "REQUEST_TOO_LARGE: 413 body_too_large",
      "THROTTLED: 429 too_many_requests",
    ]);
    const { triggers } = stage(name).inputs("aws:apigateway/deployment:Deployment", "GatewayDeployment");
    expect(triggers.problems).toContain("too_many_requests");
  });

  test("access logs tell who, when and how it ended, but no path: a survey's holds its share token", () => {
    const { accessLogSettings, xrayTracingEnabled } = stage(name).inputs(
      "aws:apigateway/stage:Stage",
      "GatewayStage",
    );
    const group = stage(name).inputs("aws:cloudwatch/logGroup:LogGroup", "GatewayAccessLog");
    expect(accessLogSettings.destinationArn).toMatch(new RegExp(`:log-group:${group.name}$`));
    const variables = Object.values(JSON.parse(accessLogSettings.format));
    expect(variables).toContain("$context.requestId");
    expect(variables).toContain("$context.status");
    expect(variables.filter((variable) => /path|query|header|authorizer/i.test(String(variable)))).toEqual(
      [],
    );
    expect(xrayTracingEnabled).toBe(true);
  });
});
