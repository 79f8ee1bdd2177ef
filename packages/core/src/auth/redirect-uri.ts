/**
 * Where a sign-in may return to. An allowed entry is an origin with an optional path prefix; a loopback entry stands
 * for every port (RFC 8252, section 7.3). The URI given must be absolute and say its host as every parser reads it:
 * written out after "//", without credentials, other notations of an address, backslashes (a slash to browsers, part
 * of the user's name to curl), a fragment, spaces or control characters. What was checked is what is sent: `href`.
 */
import { errorClass } from "../error.ts";

export class InvalidRedirectUri extends errorClass("invalid_redirect_uri") {}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname);

const WRITTEN_OUT = /^(https?):\/\/([^/?#@\\\s]+)([/?][^#\\\s\p{Cc}]*)?$/iu;

/** The address in its normal form, when a sign-in may return there. */
export function allowedRedirect(candidate: string, allowed: readonly string[]): string | undefined {
  const [, scheme = "", host = ""] = WRITTEN_OUT.exec(candidate) ?? [];
  const url = URL.parse(candidate);
  if (!url || !isSameHost(url, scheme.toLowerCase(), host.toLowerCase())) return undefined;
  return allowed.some((entry) => matches(url, new URL(entry))) ? url.href : undefined;
}

/** Whether the host is the one that was written, a default port aside. */
function isSameHost(url: URL, scheme: string, host: string): boolean {
  const defaultPort = scheme === "https" ? ":443" : ":80";
  return url.protocol === `${scheme}:` && (url.host === host || `${url.host}${defaultPort}` === host);
}

/** Whether the pages of an origin, as browsers name it in `Origin`, may call the API: those that sign-ins may return to. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  const url = URL.parse(origin);
  return url?.origin === origin && allowed.some((entry) => isSameOrigin(url, new URL(entry)));
}

function matches(url: URL, entry: URL): boolean {
  const prefix = entry.pathname.endsWith("/") ? entry.pathname : `${entry.pathname}/`;
  return isSameOrigin(url, entry) && `${url.pathname}/`.startsWith(prefix);
}

function isSameOrigin(url: URL, entry: URL): boolean {
  const sameHost = isLoopback(entry) ? url.hostname === entry.hostname : url.host === entry.host;
  return url.protocol === entry.protocol && sameHost;
}
