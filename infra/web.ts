/**
 * The web app as files behind the same address as the API, so that its cookies are first-party and there is no CORS. It is
 * built when the infrastructure is evaluated. Any path under /app that names no file is the app's own to understand.
 *
 * What is named by its content is kept for ever; the page that names it is asked about each time.
 */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const FOR_EVER = "public, max-age=31536000, immutable";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export const WEB_PATHS = ["/app", "/app/*"];

/** The headers that the pages need, from the same file as on one machine. */
export function createWebHeaders(name: string): aws.cloudfront.ResponseHeadersPolicy {
  const {
    "Content-Security-Policy": contentSecurityPolicy = "",
    "Referrer-Policy": referrerPolicy = "",
    "X-Frame-Options": frameOption = "",
    "X-Content-Type-Options": _always,
    ...others
  } = JSON.parse(readFileSync("packages/web/headers.json", "utf8")) as Record<string, string>;
  return new aws.cloudfront.ResponseHeadersPolicy("WebHeaders", {
    name,
    securityHeadersConfig: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption, override: true },
      referrerPolicy: { referrerPolicy, override: true },
      strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, override: true },
    },
    customHeadersConfig: {
      items: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
    },
  });
}

/** The folder. The node of the repository is the one that runs its TypeScript as it is. */
const build = (): string =>
  execFileSync("npm", ["run", "--silent", "build", "-w", "packages/web"], { encoding: "utf8" }).trim();

export function serveWeb(router: sst.aws.Router): void {
  const bucket = new sst.aws.Bucket("Web", { access: "cloudfront", cors: false });
  const folder = build();
  for (const file of globSync("**/*.*", { cwd: folder }).toSorted()) {
    new aws.s3.BucketObjectv2(`Web-${file.replaceAll("/", "-")}`, {
      bucket: bucket.name,
      key: `app/${file}`,
      source: $asset(join(folder, file)),
      contentType: TYPES[extname(file)] ?? "application/octet-stream",
      cacheControl: file.startsWith("assets/") ? FOR_EVER : "no-cache",
    });
  }
  router.routeBucket("/app", bucket, { rewrite: { regex: "^/app(/[^.]*)?$", to: "/app/index.html" } });
}
