/**
 * A sign-in step by step, with the cookies that a browser would keep.
 *
 *   const begun = await begin({ redirect_uri: "http://localhost:5173/welcome" });
 *   const answer = await finish(await approve(begun), begun.cookie);
 */
import { Resource } from "sst/resource";
import { expect } from "vitest";
import { type Answer, anybody } from "./client.ts";

export type Begun = { answer: Answer; url: URL; state: string; cookie: string };
export type Cookie = { name: string; value: string; attributes: string[] };

/** The cookies that an answer sets. */
export function cookiesOf({ headers }: Answer): Cookie[] {
  return headers.getSetCookie().map((line) => {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    return { name, value, attributes: attributes.toSorted() };
  });
}

/** As a Cookie header. */
export const sendCookies = (answer: Answer): string =>
  cookiesOf(answer)
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");

export async function begin(query: Record<string, string> = {}): Promise<Begun> {
  const answer = await anybody.get(`/auth/google?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(302);
  const url = new URL(answer.headers.get("Location")!);
  return { answer, url, state: url.searchParams.get("state")!, cookie: sendCookies(answer) };
}

/** The path to which the provider sends the browser back. */
export async function approve({ url }: Begun): Promise<string> {
  const response = await fetch(url, { redirect: "manual" });
  expect(response.status).toBe(302);
  const { pathname, search } = new URL(response.headers.get("Location")!);
  return pathname + search;
}

export function finish(path: string, cookie = ""): Promise<Answer> {
  return anybody.get(path, cookie === "" ? {} : { Cookie: cookie });
}

/** With the API where it is not on this machine. */
export async function deployed<T>(run: () => Promise<T>): Promise<T> {
  const { apiUrl } = Resource.Site;
  Resource.Site.apiUrl = "https://api.example.com";
  try {
    return await run();
  } finally {
    Resource.Site.apiUrl = apiUrl;
  }
}
