/** What every refusal looks like: a whole problem (RFC 9457), of the status it came with, not to be cached. */
import { expect } from "vitest";
import type { Answer } from "./client.ts";

/** `paths` are those that `errors` must name, all of them and in any order; left out, none are looked at. */
export function expectProblem(answer: Answer, status: number, code: string, paths?: string[]): void {
  const { errors, ...problem } = answer.body;
  expect({ status: answer.status, ...problem }).toEqual({
    type: `urn:problem:persona-ai:${code}`,
    title: expect.stringMatching(/^[A-Z]/),
    status,
    code,
    detail: expect.stringMatching(/^[A-Z].*\.$/),
    requestId: answer.headers.get("X-Request-Id"),
  });
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(answer.headers.has("WWW-Authenticate")).toBe(status === 401);
  if (paths === undefined) return;
  const named = (errors as { path: string; message: string }[]).map(({ path }) => path);
  expect([...new Set(named)].toSorted()).toEqual(paths.toSorted());
}
