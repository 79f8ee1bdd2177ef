/**
 * CloudFront in front of the API: the cache of what is public, and the address by which everything is reached.
 *
 * Nothing is cached but what `Cache-Control` says of the public paths, and nothing that is cached has seen who asked:
 * on those paths neither `Authorization` nor cookies reach the API. `Origin` is part of the key, for the CORS headers.
 * The chemistry of a card with oneself needs `Authorization`, so it is served like the rest of the API, uncached.
 *
 * A 5xx is not kept either. CloudFront keeps one for 10 s by default, whatever its `Cache-Control` says, under a key
 * that does not know who asked: one person's 503 on `/personas/me` would answer everybody's (Amazon CloudFront
 * Developer Guide, "Control how long CloudFront caches errors": `no-store` counts for 404, 410, 414 and 501 alone).
 *
 * A card's page is in the reader's language, which is not in the key, or there would be a page kept for each of the
 * thousand ways to say it: the language becomes a part of the query instead, which is.
 *
 * Its functions bring what the hops lose: the viewer's address and the proof that a request came this way, which the
 * API demands (packages/functions/src/api/edge.ts); a semicolon in a query, at which a REST API would split it; and
 * `WWW-Authenticate`, which a REST API renames (API Gateway Developer Guide, "Amazon API Gateway important notes").
 */
import { Language } from "@persona-ai/core/language.ts";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import type { Settings } from "./settings.ts";
import { createWebHeaders, WEB_PATHS } from "./web.ts";

/** Managed policies of CloudFront, whose ids are the same in every account. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
/** For all that it is named after: forwards `Origin` and the headers of a CORS preflight, no others. */
const CORS_S3_ORIGIN = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf";

/** Public, and cached as their `Cache-Control` says. */
const CACHED = ["/cards*", "/chemistry/*", "/c/*", "/instruments*"];
/** What CloudFront may cache however it is told not to, and for how long it does so unless told: 10 s. */
const SERVER_ERRORS = [500, 502, 503, 504];

/**
 * Cache and header policies are 20 an account each (Amazon CloudFront Developer Guide, "Quotas"), so previews share those
 * of a stage that stays (POLICIES_OF). They are found by their names, which hold the region, because CloudFront is global.
 */
const policyName = (stage: string, region: string): string => `${$app.name}-${stage}-${region}`;

export function createRouter(
  { domain, region, policiesOf }: Settings,
  edgeSecret: $util.Output<string>,
): sst.aws.Router {
  const name = policyName(policiesOf ?? $app.stage, region);
  const webHeadersId =
    policiesOf === undefined
      ? createWebHeaders(name).id
      : aws.cloudfront.getResponseHeadersPolicyOutput({ name }).apply(({ id }) => idOf(id, name));
  return new sst.aws.Router("Router", {
    ...(domain !== undefined && { domain }),
    edge: {
      viewerRequest: { injection: $interpolate`${BEFORE_API}(event, "${edgeSecret}");` },
      viewerResponse: { injection: `${AFTER_API}(event);` },
    },
    transform: {
      cachePolicy: (args, opts) => {
        Object.assign(args, CACHE_POLICY, { name });
        // SST has no other way to be given one: a resource with an id is read and not made.
        if (policiesOf !== undefined) {
          opts.id = aws.cloudfront.getCachePolicyOutput({ name }).apply(({ id }) => idOf(id, name));
        }
        return undefined;
      },
      cdn: (args) => {
        const base = $util.output(args.defaultCacheBehavior);
        const uncached = base.apply((behavior) => ({ ...behavior, cachePolicyId: CACHING_DISABLED }));
        args.orderedCacheBehaviors = $util.all([base, uncached]).apply(([cached, uncached]) => [
          { ...uncached, pathPattern: "/cards/*/chemistry" },
          ...CACHED.map((pathPattern) => ({
            ...cached,
            pathPattern,
            originRequestPolicyId: CORS_S3_ORIGIN,
          })),
          ...WEB_PATHS.map((pathPattern) => ({
            ...cached,
            pathPattern,
            cachePolicyId: CACHING_OPTIMIZED,
            originRequestPolicyId: undefined,
            responseHeadersPolicyId: webHeadersId,
          })),
        ]);
        args.defaultCacheBehavior = uncached;
        args.customErrorResponses = SERVER_ERRORS.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 }));
      },
    },
  });
}

const CACHE_POLICY = {
  comment: "Public cards: as their Cache-Control says",
  minTtl: 0,
  defaultTtl: 0,
  parametersInCacheKeyAndForwardedToOrigin: {
    cookiesConfig: { cookieBehavior: "none" },
    // The secret is always the same one: it is here only because what is in the key is passed on, too.
    headersConfig: { headerBehavior: "whitelist", headers: { items: ["Origin", EDGE_SECRET] } },
    queryStringsConfig: { queryStringBehavior: "all" },
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  },
};

function idOf(id: string | undefined, name: string): string {
  if (id) return id;
  throw new Error(`There is no CloudFront policy ${name}: deploy the stage that POLICIES_OF names first.`);
}

/** JavaScript of CloudFront's runtime 2.0: only what is here may be used of the request. */
const BEFORE_API = `(function (event, secret) {
  const { headers, querystring } = event.request;
  headers["${EDGE_SECRET}"] = { value: secret };
  headers["${VIEWER_ADDRESS}"] = { value: event.viewer.ip };
  if (event.request.uri.startsWith("/c/") && querystring.lang === undefined) {
    const accepted = headers["accept-language"] === undefined ? "" : headers["accept-language"].value;
    const wanted = accepted.split(",").map((one) => one.trim().split(/[-;]/)[0].toLowerCase());
    const spoken = wanted.find((one) => ${JSON.stringify(Language.options)}.includes(one));
    querystring.lang = { value: spoken === undefined ? "en" : spoken };
  }
  for (const name in querystring) {
    const given = querystring[name];
    given.value = given.value.replaceAll(";", "%3B");
    if (given.multiValue) for (const each of given.multiValue) each.value = each.value.replaceAll(";", "%3B");
  }
})`;
const AFTER_API = `(function (event) {
  const { headers } = event.response;
  const renamed = headers["x-amzn-remapped-www-authenticate"];
  if (renamed === undefined) return;
  headers["www-authenticate"] = renamed;
  delete headers["x-amzn-remapped-www-authenticate"];
})`;
