/**
 * API Gateway between a client and the API's function: a request as the REST API's event (payload format 1.0), and
 * the function's stream as a response. The stream is a JSON prelude, eight zero bytes, and the body.
 */
import type { APIGatewayProxyEvent } from "aws-lambda";
import type { Outcome } from "./runtime-api.ts";

export function eventOf(path: string, init: RequestInit, stage: string): APIGatewayProxyEvent {
  const url = new URL(path, "https://gateway.example.com");
  const headers = [...new Headers(init.headers)];
  // A REST API takes a semicolon in a query for an ampersand.
  const query = [...new URLSearchParams(url.search.replaceAll(";", "&"))];
  const values = (pairs: [string, string][]) =>
    Object.fromEntries(
      pairs.map(([name]) => [name, pairs.filter(([other]) => other === name).map(([, value]) => value)]),
    );
  return {
    resource: url.pathname === "/" ? "/" : "/{proxy+}",
    path: url.pathname,
    httpMethod: init.method ?? "GET",
    headers: Object.fromEntries(headers),
    multiValueHeaders: values(headers),
    queryStringParameters: query.length > 0 ? Object.fromEntries(query) : null,
    multiValueQueryStringParameters: query.length > 0 ? values(query) : null,
    pathParameters: url.pathname === "/" ? null : { proxy: url.pathname.slice(1) },
    stageVariables: null,
    body: (init.body as string | undefined) ?? null,
    isBase64Encoded: false,
    requestContext: {
      accountId: "123456789012",
      apiId: "gatewayapi",
      authorizer: null,
      domainName: "gatewayapi.execute-api.eu-west-1.amazonaws.com",
      httpMethod: init.method ?? "GET",
      identity: {
        sourceIp: "192.0.2.1",
        userAgent: "test",
      } as APIGatewayProxyEvent["requestContext"]["identity"],
      path: `/${stage}${url.pathname}`,
      protocol: "HTTP/1.1",
      requestId: crypto.randomUUID(),
      requestTimeEpoch: Date.now(),
      resourceId: "proxy",
      resourcePath: "/{proxy+}",
      stage,
    },
  };
}

const DELIMITER = Buffer.alloc(8);
type Prelude = { statusCode: number; headers?: Record<string, string>; cookies?: string[] };

/** 502 where API Gateway would answer so: an error, or a stream that does not begin with a prelude. */
export function responseOf(outcome: Outcome): Response {
  if ("error" in outcome) return Response.json(outcome.error, { status: 502 });
  const end = outcome.body.indexOf(DELIMITER);
  if (!outcome.streamed || end < 0) return new Response(outcome.body.toString(), { status: 502 });
  const {
    statusCode,
    headers,
    cookies = [],
  } = JSON.parse(outcome.body.subarray(0, end).toString()) as Prelude;
  const body = outcome.body.subarray(end + DELIMITER.length);
  const remapped = Object.entries(headers ?? {}).map(([name, value]) =>
    name.toLowerCase() === "www-authenticate" ? [`x-amzn-Remapped-${name}`, value] : [name, value],
  );
  const response = new Response(body.length > 0 ? new Uint8Array(body) : null, {
    status: statusCode,
    headers: remapped as [string, string][],
  });
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}
