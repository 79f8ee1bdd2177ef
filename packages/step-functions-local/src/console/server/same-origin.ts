/**
 * Keeps web pages other than our own from driving the endpoint, which asks for no credentials. Browsers say where a
 * request comes from (`Sec-Fetch-Site`, `Origin`); the AWS SDKs and the CLI say nothing of the kind, and pass.
 *
 * A page whose name an attacker lets point to 127.0.0.1 is of the same origin: so the name must be of this machine.
 */
import { createMiddleware } from "hono/factory";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;
const SAFE_METHODS = new Set(["GET", "HEAD"]);

export const sameOriginOnly = createMiddleware(async (c, next) => {
  const { origin, site } = { origin: c.req.header("origin"), site: c.req.header("sec-fetch-site") };
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const isFromBrowser = origin !== undefined || site !== undefined;
  const isRefused = isFromBrowser && !SAFE_METHODS.has(c.req.method) && !isOwn({ origin, site, host });
  if (!isRefused) return next();
  const message = "Web pages of other origins may not use this endpoint.";
  return c.json({ __type: "AccessDeniedException", message }, 403);
});

type Source = { origin: string | undefined; site: string | undefined; host: string };

export function isOwn({ origin, site, host }: Source): boolean {
  if (!LOOPBACK.test(host)) return false;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}
