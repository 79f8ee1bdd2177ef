/**
 * CloudFront in front of the API: the cache of the public cards and of their chemistry, and the address by which everything is reached.
 *
 * Nothing is cached but what `Cache-Control` says of the cards, and nothing that is cached has seen who asked: on
 * those paths neither `Authorization` nor cookies reach the API. `Origin` is part of the key, for the CORS headers.
 * The chemistry of a card with oneself needs `Authorization`, so it is served like the rest of the API, uncached.
 */
import type { Settings } from "./settings.ts";

/** Managed policies of CloudFront, whose ids are the same in every account. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
/** For all that it is named after: forwards `Origin` and the headers of a CORS preflight, no others. */
const CORS_S3_ORIGIN = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf";

export function createRouter({ domain }: Settings): sst.aws.Router {
  return new sst.aws.Router("Router", {
    ...(domain !== undefined && { domain }),
    transform: {
      cachePolicy: {
        comment: "Public cards: as their Cache-Control says",
        minTtl: 0,
        defaultTtl: 0,
        parametersInCacheKeyAndForwardedToOrigin: {
          cookiesConfig: { cookieBehavior: "none" },
          headersConfig: { headerBehavior: "whitelist", headers: { items: ["Origin"] } },
          queryStringsConfig: { queryStringBehavior: "all" },
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        },
      },
      cdn: (args) => {
        const base = $util.output(args.defaultCacheBehavior);
        const uncached = base.apply((behavior) => ({ ...behavior, cachePolicyId: CACHING_DISABLED }));
        args.orderedCacheBehaviors = $util.all([base, uncached]).apply(([cached, uncached]) => [
          { ...uncached, pathPattern: "/cards/*/chemistry" },
          ...["/cards*", "/chemistry/*"].map((pathPattern) => ({
            ...cached,
            pathPattern,
            originRequestPolicyId: CORS_S3_ORIGIN,
          })),
          {
            ...cached,
            pathPattern: "/docs-assets/*",
            cachePolicyId: CACHING_OPTIMIZED,
            originRequestPolicyId: undefined,
          },
        ]);
        args.defaultCacheBehavior = uncached;
      },
    },
  });
}

/** The files of the page at /docs, which it asks for under /docs-assets. */
export function serveDocsAssets(router: sst.aws.Router): void {
  const bucket = new sst.aws.Bucket("DocsAssets", { access: "cloudfront", cors: false });
  const files = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" };
  for (const [key, contentType] of Object.entries(files)) {
    new aws.s3.BucketObjectv2(`DocsAssets-${key}`, {
      bucket: bucket.name,
      key,
      source: $asset(`node_modules/swagger-ui-dist/${key}`),
      contentType,
      cacheControl: "public, max-age=86400",
    });
  }
  router.routeBucket("/docs-assets", bucket, { rewrite: { regex: "^/docs-assets/", to: "/" } });
}
