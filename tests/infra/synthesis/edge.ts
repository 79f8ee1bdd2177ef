/**
 * CloudFront and API Gateway as a stage configures them, as far as it matters where a request goes: which cache
 * behavior it falls under, where the router's function (the deployed code, run) sends it, and which method of the
 * gateway takes it there.
 */
import type { Stage } from "./stage.ts";

export type Behavior = {
  pathPattern?: string;
  cachePolicyId: string;
  originRequestPolicyId?: string;
  allowedMethods: string[];
  cachedMethods: string[];
  viewerProtocolPolicy: string;
};

/** The first ordered behavior whose pattern matches, else the default. */
export function behaviorOf(stage: Stage, path: string): Behavior {
  const { orderedCacheBehaviors, defaultCacheBehavior } = stage.inputs(
    "aws:cloudfront/distribution:Distribution",
    "RouterCdnDistribution",
  );
  const ordered = orderedCacheBehaviors as Behavior[];
  return ordered.find(({ pathPattern = "" }) => glob(pathPattern).test(path)) ?? defaultCacheBehavior;
}

const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$(){}|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  );

export type Routed = {
  host: string;
  path: string;
  toBucket: boolean;
  readTimeout?: number;
  headers: Record<string, { value: string }>;
  querystring: Record<string, { value: string }>;
};

/** How long CloudFront keeps an answer of this status under this path's key, in seconds. */
export function errorCachingSeconds(stage: Stage, status: number): number {
  const { customErrorResponses = [] } = stage.inputs(
    "aws:cloudfront/distribution:Distribution",
    "RouterCdnDistribution",
  );
  const configured = (customErrorResponses as { errorCode: number; errorCachingMinTtl: number }[]).find(
    ({ errorCode }) => errorCode === status,
  );
  return configured?.errorCachingMinTtl ?? 10;
}

export type Asked = {
  method?: string;
  path: string;
  query?: string;
  headers?: Record<string, string>;
};

/**
 * Under what CloudFront keeps an answer of this status, `undefined` when it does not: by the behavior's cache policy
 * (with CachingDisabled no answer but an error is kept, under the path alone). A HEAD is answered from what a GET left.
 * Amazon CloudFront Developer Guide, "Understand the cache key" and "Control how long CloudFront caches errors".
 */
export function keptUnder(stage: Stage, asked: Asked, status = 200): string | undefined {
  const { method = "GET", path, query = "", headers = {} } = asked;
  const { cachePolicyId, cachedMethods } = behaviorOf(stage, path);
  if (!cachedMethods.includes(method)) return undefined;
  const policy = stage
    .all("aws:cloudfront/cachePolicy:CachePolicy")
    .find(({ name }) => name === cachePolicyId)?.inputs.parametersInCacheKeyAndForwardedToOrigin;
  const isError = status >= 500 || [400, 403, 404, 405, 414].includes(status);
  if (policy === undefined) return isError && errorCachingSeconds(stage, status) > 0 ? path : undefined;
  if (isError && errorCachingSeconds(stage, status) === 0) return undefined;
  const { headersConfig, queryStringsConfig, cookiesConfig } = policy as {
    headersConfig: { headers?: { items: string[] } };
    queryStringsConfig: { queryStringBehavior: string };
    cookiesConfig: { cookieBehavior: string };
  };
  const named = (headersConfig.headers?.items ?? []).map((name) => headers[name.toLowerCase()] ?? "");
  return [
    path,
    queryStringsConfig.queryStringBehavior === "all" ? query : "",
    cookiesConfig.cookieBehavior === "none" ? "" : (headers.cookie ?? ""),
    ...named,
  ].join("\n");
}

/** What the viewer-response function makes of an answer's headers. */
export async function answered(
  stage: Stage,
  headers: Record<string, { value: string }>,
): Promise<Record<string, { value: string }>> {
  const { code } = stage.inputs("aws:cloudfront/function:Function", "RouterCloudfrontFunctionResponse");
  const body = String(code).replace('import cf from "cloudfront";', "");
  const handler = new Function("cf", `${body}\nreturn handler;`)({});
  return (await handler({ request: {}, response: { headers } })).headers;
}

export type Viewer = {
  ip?: string;
  headers?: Record<string, { value: string }>;
  querystring?: Record<string, { value: string }>;
};

/** Runs the viewer-request function on a request for `path`. */
export async function route(
  stage: Stage,
  path: string,
  host: string,
  { ip = "203.0.113.7", headers = {}, querystring = {} }: Viewer = {},
): Promise<Routed> {
  const { code } = stage.inputs("aws:cloudfront/function:Function", "RouterCloudfrontFunctionRequest");
  type Origin = {
    domainName: string;
    originAccessControlConfig: { enabled: boolean };
    timeouts?: { readTimeout?: number };
  };
  let origin: Origin | undefined;
  const cf = {
    kvs: () => ({ get: async (key: string) => keyValues(stage).get(key) ?? Promise.reject(new Error(key)) }),
    updateRequestOrigin: (chosen: Origin) => {
      origin = chosen;
    },
  };
  const body = String(code).replace('import cf from "cloudfront";', "");
  const handler = new Function("cf", `${body}\nreturn handler;`)(cf);
  const request = {
    method: "GET",
    uri: path,
    headers: { ...headers, host: { value: host } },
    cookies: {},
    querystring,
  };
  const answer = await handler({ request, viewer: { ip } });
  if (origin === undefined) throw new Error(`The router leads ${path} nowhere: ${JSON.stringify(answer)}`);
  return {
    host: origin.domainName,
    path: answer.uri,
    toBucket: origin.originAccessControlConfig.enabled,
    headers: answer.headers,
    querystring: answer.querystring,
    ...(origin.timeouts?.readTimeout !== undefined && { readTimeout: origin.timeouts.readTimeout }),
  };
}

function keyValues(stage: Stage): Map<string, string> {
  const values = new Map<string, string>();
  const routes: string[] = [];
  let list = "";
  for (const { inputs } of stage.all("pulumi-nodejs:dynamic:Resource")) {
    const { namespace, entries, entry, key } = inputs as Record<string, string>;
    for (const [name, value] of Object.entries(entries ?? {})) values.set(`${namespace}:${name}`, value);
    if (entry !== undefined) {
      routes.push(entry);
      list = `${namespace}:${key}`;
    }
  }
  return values.set(list, JSON.stringify(routes));
}

export type GatewayMethod = { method: string; resource: string; integration: Record<string, unknown> };

/** What API Gateway picks for a path, below the stage: the exact resource, else the greedy one. */
export function methodOf(stage: Stage, path: string): GatewayMethod | undefined {
  const resources = new Map(
    stage.all("aws:apigateway/resource:Resource").map(({ name, inputs }) => [name, inputs]),
  );
  const pathOf = (id: string): string => {
    const resource = resources.get(id);
    return resource === undefined ? "" : `${pathOf(String(resource.parentId))}/${resource.pathPart}`;
  };
  const integrations = stage.allInputs("aws:apigateway/integration:Integration");
  const methods = stage.allInputs("aws:apigateway/method:Method").map(({ httpMethod, resourceId }) => ({
    method: httpMethod,
    resource: pathOf(resourceId) || "/",
    integration: integrations.find(
      (each) => each.resourceId === resourceId && each.httpMethod === httpMethod,
    ),
  }));
  const exact = methods.find(({ resource }) => resource === path);
  return exact ?? methods.find(({ resource }) => resource.endsWith("{proxy+}") && path.length > 1);
}
