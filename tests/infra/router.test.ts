import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { type Named, operations } from "../support/openapi.ts";
import { SETTINGS } from "./global-setup.ts";
import { answered, behaviorOf, errorCachingSeconds, keptUnder, route } from "./synthesis/edge.ts";
import { DEPLOYED, stage } from "./synthesis/stage.ts";

const HOST = "d111111abcdef8.cloudfront.net";
/** Policies that CloudFront has in every account. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
/** Forwards Origin, Access-Control-Request-Headers and -Method, and nothing else. */
const CORS_S3_ORIGIN = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf";

let signedIn: Named[];

beforeAll(async () => {
  process.env.SST_RESOURCE_App = JSON.stringify({ name: "persona-ai", stage: "test" });
  process.env.SST_RESOURCE_Site = JSON.stringify({ apiUrl: `https://${HOST}` });
  process.env.SST_RESOURCE_OpenId = JSON.stringify({ redirectUris: [] });
  signedIn = (await operations()).filter(({ security = [] }) => security.length > 0);
});

describe.each(DEPLOYED)("in %s", (name) => {
  const behavior = (path: string) => behaviorOf(stage(name), path);

  test.each([
    "/instruments",
    "/instruments/sapa-bfi-25",
    "/c/ada",
    "/cards",
    "/cards/ada",
    "/cards/ada/image.svg",
    "/cards/ada/image.png",
    "/chemistry/ada/bob",
  ])("%s is cached as its Cache-Control says, whoever asks", (path) => {
    expect(behavior(path)).toMatchObject({
      cachePolicyId: "RouterServerCachePolicy",
      originRequestPolicyId: CORS_S3_ORIGIN,
      cachedMethods: ["GET", "HEAD"],
    });
  });

  test("what is cached never saw Authorization or a cookie, and is not cached without being told to", () => {
    const policy = stage(name).inputs("aws:cloudfront/cachePolicy:CachePolicy", "RouterServerCachePolicy");
    expect(policy).toMatchObject({
      minTtl: 0,
      defaultTtl: 0,
      parametersInCacheKeyAndForwardedToOrigin: {
        headersConfig: { headerBehavior: "whitelist", headers: { items: ["Origin", EDGE_SECRET] } },
        cookiesConfig: { cookieBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "all" },
      },
    });
  });

  test("no route for signed-in users is cached, and each gets what its caller sent", () => {
    const paths = signedIn.map(({ path }) => path);
    expect(paths).toContain("/cards/{handle}/chemistry");
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      expect(behavior(path.replaceAll(/\{\w+\}/g, "some-value"))).toMatchObject({
        cachePolicyId: CACHING_DISABLED,
        originRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
      });
    }
  });

  test("neither are sign-in, surveys and the description of the API", () => {
    for (const path of [
      "/auth/google/callback",
      "/auth/refresh",
      "/surveys/token",
      "/openapi.json",
      "/docs",
    ]) {
      expect(behavior(path)).toMatchObject({ cachePolicyId: CACHING_DISABLED });
    }
  });

  test.each([
    ["/app", "/app/index.html"],
    ["/app/", "/app/index.html"],
    ["/app/s/kq3hV0m2o8Zy1tWcT0b7Pw", "/app/index.html"],
    ["/app/icon.svg", "/app/icon.svg"],
  ])("%s is the web app's, from its bucket, with the headers that its pages need", async (path, key) => {
    const { bucket } = stage(name).inputs("aws:s3/bucket:Bucket", "WebBucket");
    expect(await route(stage(name), path, HOST)).toMatchObject({
      host: `${bucket}.s3.eu-west-1.amazonaws.com`,
      path: key,
      toBucket: true,
    });
    const stored = stage(name)
      .allInputs("aws:s3/bucketObjectv2:BucketObjectv2")
      .find((file) => file.bucket === bucket && `/${file.key}` === key);
    expect(stored).toMatchObject({ cacheControl: "no-cache" });
    expect(behavior(path)).toMatchObject({
      cachePolicyId: CACHING_OPTIMIZED,
      responseHeadersPolicyId: expect.any(String),
    });
  });

  test("the app's pages run no script and no style but their own files", () => {
    const policy = stage(name).inputs(
      "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
      "WebHeaders",
    );
    const { contentSecurityPolicy } = policy.securityHeadersConfig.contentSecurityPolicy;
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
  });

  test("a fault that one person met is not given to the next one", () => {
    for (const status of [500, 502, 503, 504]) expect(errorCachingSeconds(stage(name), status)).toBe(0);
  });

  test.each([500, 502, 503, 504])(
    "a %i of one person's request is kept for nobody, by GET or by HEAD",
    (status) => {
      for (const path of ["/personas/me", "/auth/google/callback", "/cards/ada", "/instruments", "/c/ada"]) {
        for (const method of ["GET", "HEAD"]) {
          expect(keptUnder(stage(name), { method, path }, status)).toBeUndefined();
        }
      }
    },
  );

  test("whoever asks for what is public shares it: by cookie or credentials, by GET or HEAD", () => {
    const kept = (asked: object) => keptUnder(stage(name), { path: "/cards/ada", ...asked });
    expect(kept({ headers: { cookie: "refresh=1" } })).toBe(kept({ headers: { authorization: "Bearer x" } }));
    expect(kept({ method: "HEAD" })).toBe(kept({}));
    expect(kept({ method: "POST" })).toBeUndefined();
  });

  test("but not by another query, nor by a page of another origin", () => {
    const kept = (asked: object) => keptUnder(stage(name), { path: "/cards", ...asked });
    expect(kept({ query: "cursor=a" })).not.toBe(kept({ query: "cursor=b" }));
    expect(kept({ query: "limit=2&cursor=a" })).not.toBe(kept({ query: "limit=20&cursor=a" }));
    expect(kept({ headers: { origin: "https://a.example" } })).not.toBe(
      kept({ headers: { origin: "https://b.example" } }),
    );
  });

  test("what is told apart by Vary is told apart by the key: nothing else, because CloudFront does not read Vary", async () => {
    const { app } = await import("@persona-ai/functions/api/index.ts");
    for (const path of ["/instruments", "/instruments/sapa-bfi-25?language=en"]) {
      const response = await app.request(path, { headers: { Origin: `https://${HOST}` } });
      expect(response.status).toBe(200);
      expect(response.headers.get("Cache-Control")).toMatch(/public, max-age=\d+/);
      const varies = (response.headers.get("Vary") ?? "").toLowerCase().split(/, */).filter(Boolean);
      // Of Accept-Encoding it has a form of its own in the key (enableAcceptEncodingGzip, …Brotli).
      expect(varies.filter((header) => !["origin", "accept-encoding"].includes(header))).toEqual([]);
    }
  });

  test("a survey is kept nowhere: each GET gives a mark of its own, by which the time taken is measured", () => {
    for (const path of ["/surveys/token", "/surveys/token/responses", "/receipts/one"]) {
      expect(keptUnder(stage(name), { path })).toBeUndefined();
    }
  });

  test("what is kept for ever has a name that its content made", () => {
    // What SST keeps of functions lies in its own bucket.
    const stored = stage(name)
      .allInputs("aws:s3/bucketObjectv2:BucketObjectv2")
      .filter(({ key }) => key.startsWith("app/"));
    const forEver = stored.filter(({ cacheControl }) => cacheControl.includes("immutable"));
    expect(forEver.length).toBeGreaterThan(5);
    for (const { key } of forEver) expect(key).toMatch(/-[\w-]{8}\.\w+$/);
    const others = stored.filter((file) => !forEver.includes(file));
    expect(new Set(others.map(({ cacheControl }) => cacheControl))).toEqual(new Set(["no-cache"]));
  });

  test("the API learns the viewer's address from CloudFront alone, whatever the viewer says", async () => {
    const spoofed = { [VIEWER_ADDRESS]: { value: "198.51.100.1" }, [EDGE_SECRET]: { value: "guessed" } };
    const { headers } = await route(stage(name), "/surveys/token", HOST, {
      ip: "2001:db8::7",
      headers: spoofed,
    });
    expect(headers[VIEWER_ADDRESS]).toEqual({ value: "2001:db8::7" });
    expect(headers[EDGE_SECRET]?.value).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["de-AT,de;q=0.9,en;q=0.8", {}, "de"],
    ["pt-BR, FR;q=0.5", {}, "fr"],
    ["ja", {}, "en"],
    [undefined, {}, "en"],
    ["de", { lang: { value: "es" } }, "es"],
  ])("a card's page to %s is kept under one of four languages", async (accepted, querystring, lang) => {
    const headers: Record<string, { value: string }> = {};
    if (accepted !== undefined) headers["accept-language"] = { value: accepted };
    const routed = await route(stage(name), "/c/ada", HOST, { headers, querystring });
    expect(routed.querystring).toEqual({ lang: { value: lang } });
    const other = await route(stage(name), "/cards/ada", HOST, { headers, querystring });
    expect(other.querystring).toEqual(querystring);
  });

  test("a semicolon in a query reaches the API as one", async () => {
    const querystring = { cursor: { value: "a;b" } };
    const routed = await route(stage(name), "/analyses", HOST, { querystring });
    expect(routed.querystring).toEqual({ cursor: { value: "a%3Bb" } });
  });

  test("WWW-Authenticate arrives, though a REST API renames it", async () => {
    const headers = { "x-amzn-remapped-www-authenticate": { value: "Bearer" } };
    expect(await answered(stage(name), headers)).toEqual({ "www-authenticate": { value: "Bearer" } });
    expect(await answered(stage(name), { etag: { value: "x" } })).toEqual({ etag: { value: "x" } });
  });

  test("everything is served by HTTPS", () => {
    for (const path of ["/", "/cards/ada", "/cards/ada/chemistry", "/app/index.html"]) {
      expect(behavior(path).viewerProtocolPolicy).toBe("redirect-to-https");
    }
  });
});

describe("of the 20 policies of a kind that an account may have", () => {
  const POLICIES = [
    "aws:cloudfront/cachePolicy:CachePolicy",
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
  ];

  test("a stage has one of its own, by a name that is its own in every region", () => {
    for (const type of POLICIES) {
      const names = DEPLOYED.flatMap((name) =>
        stage(name)
          .allInputs(type)
          .map((policy) => policy.name),
      );
      expect(names).toEqual(DEPLOYED.map((name) => `persona-ai-${name}-eu-west-1`));
    }
  });

  test("one that is told of another stage's has none, and caches and answers by those", () => {
    const shared = stage("settings");
    expect(shared.all(POLICIES[1]!)).toEqual([]);
    const own = shared.all(POLICIES[0]!).filter(({ read }) => !read);
    expect(own).toEqual([]);
    const of = "of persona-ai-dev-eu-west-1";
    expect(behaviorOf(shared, "/cards/ada").cachePolicyId).toBe(`CachePolicy ${of}`);
    expect(behaviorOf(shared, "/app")).toMatchObject({
      responseHeadersPolicyId: `ResponseHeadersPolicy ${of}`,
    });
  });
});

describe("with a domain", () => {
  const inputs = () =>
    stage("settings").inputs("aws:cloudfront/distribution:Distribution", "RouterCdnDistribution");

  test("CloudFront answers by it, with a certificate for it", () => {
    expect(inputs().aliases).toEqual([SETTINGS.DOMAIN]);
    expect(inputs().viewerCertificate).toMatchObject({
      acmCertificateArn: expect.stringContaining(":acm:us-east-1:"),
      minimumProtocolVersion: "TLSv1.2_2021",
    });
  });

  test("it leads to CloudFront", () => {
    const records = stage("settings").allInputs("aws:route53/record:Record");
    const aliases = records.filter(({ name }) => name === SETTINGS.DOMAIN);
    expect(aliases.map(({ type }) => type).sort()).toEqual(["A", "AAAA"]);
  });

  test("by CloudFront's own name nothing is served", async () => {
    expect(await route(stage("settings"), "/health", SETTINGS.DOMAIN)).toMatchObject({ toBucket: false });
    await expect(route(stage("settings"), "/health", HOST)).rejects.toThrow('"statusCode":403');
  });
});
