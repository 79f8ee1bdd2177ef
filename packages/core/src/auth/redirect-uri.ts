/**
 * Where a sign-in may return to. An allowed entry is an origin with an optional path prefix; a loopback entry stands
 * for every port (RFC 8252, section 7.3). The URI given must be absolute, without credentials, fragment, spaces or
 * control characters (which URL parsers pass over and a Location header cannot hold).
 */
import { DomainError } from "../error.ts";

export class InvalidRedirectUri extends DomainError {
  constructor() {
    super("input", "invalid_redirect_uri", "The redirect_uri is not on the list of allowed addresses.", {
      issues: [{ path: "redirect_uri", message: "Not an allowed address." }],
    });
  }
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname);

export function isAllowed(candidate: string, allowed: readonly string[]): boolean {
  const url = URL.parse(candidate);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is those that are refused
  if (!url || url.username || url.password || /[#\x00-\x20\x7f]/.test(candidate)) return false;
  return allowed.some((entry) => matches(url, new URL(entry)));
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
