/** One request to the API: with the access token, once more after a refresh, and problems thrown as `Problem`. */

import { reached, unreachable } from "./connection.ts";
import { Problem, type ProblemBody, Unreachable } from "./problem.ts";
import { accessToken, renew } from "./session.ts";

export type RequestOptions = {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Without the access token. */
  anonymous?: boolean;
};

export async function send(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const response = await attempt(method, path, options);
  if (response.status !== 401 || options.anonymous) return checked(response);
  await renew();
  return checked(await attempt(method, path, options));
}

async function attempt(method: string, path: string, options: RequestOptions): Promise<Response> {
  const { body, headers, signal, anonymous } = options;
  const token = anonymous ? undefined : await accessToken();
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    reached();
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    unreachable();
    throw new Unreachable("Persona AI cannot be reached.", { cause: error });
  }
}

async function checked(response: Response): Promise<Response> {
  if (response.ok || response.status === 304) return response;
  const isProblem = /json/.test(response.headers.get("Content-Type") ?? "");
  const body: ProblemBody = isProblem
    ? await response.json()
    : { status: response.status, code: "unknown", detail: "The service answered with an error." };
  throw new Problem(body, response.headers.get("Retry-After"));
}

export async function json<T>(method: string, path: string, options?: RequestOptions): Promise<T> {
  const response = await send(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
