/** What holds of the body of every operation that takes one, so that a new one cannot be forgotten. */
import { describe, expect, test } from "vitest";
import { type Answer, connect, inProcess } from "../../support/client.ts";
import { type Named, operations } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";

const MAX_BYTES = 256 * 1024;
const ada = await signUp();
const takingBodies = (await operations()).filter(({ requestBody }) => requestBody);
const api = connect(inProcess, ada.accessToken);

function call({ method, path }: Named, body: string, type?: string): Promise<Answer> {
  const send = { POST: api.post, PUT: api.put, PATCH: api.patch }[method]!;
  return send(path.replace(/\{.+?\}/g, "1"), body, type === undefined ? {} : { "Content-Type": type });
}

/** A body that comes in pieces, its length not told. */
async function stream({ method, path }: Named, bytes: number): Promise<Answer> {
  const piece = new TextEncoder().encode("x".repeat(1024));
  let left = bytes / piece.length;
  const body = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece);
      else controller.close();
    },
  });
  const response = await inProcess(path.replace(/\{.+?\}/g, "1"), {
    method,
    headers: { Authorization: `Bearer ${ada.accessToken}`, "Content-Type": "application/json" },
    body,
    duplex: "half",
  } as RequestInit);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}

test("there are operations that take a body", () => {
  expect(takingBodies.length).toBeGreaterThanOrEqual(9);
});

describe.each(takingBodies.map((operation) => [operation.id, operation] as const))("%s", (_id, operation) => {
  test("is refused over 256 KiB, whether or not it says so beforehand", async () => {
    expectProblem(await call(operation, `"${"x".repeat(MAX_BYTES)}"`), 413, "body_too_large");
    expectProblem(await call(operation, " ".repeat(1024 * 1024)), 413, "body_too_large");
    expectProblem(await stream(operation, 1024 * 1024), 413, "body_too_large");
    expectProblem(await stream(operation, MAX_BYTES + 1024), 413, "body_too_large");
    expectProblem(await stream(operation, MAX_BYTES), 400, "invalid_request", [""]);
  });

  test("is refused when it is not said to be JSON", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "",
      "json",
    ]) {
      expectProblem(await call(operation, "{}", type), 415, "unsupported_media_type");
    }
  });

  test("is refused when it is no JSON, or no object", async () => {
    for (const body of [
      "{",
      "{}{}",
      "{'a':1}",
      "\u0000",
      "NaN",
      "[".repeat(100_000),
      "[]",
      "null",
      '"x"',
      "7",
    ]) {
      expectProblem(await call(operation, body), 400, "invalid_request", [""]);
    }
  });

  test("is refused with an unknown field, by name", async () => {
    for (const name of ["unknown", "__proto__", "constructor", "toString", "\u0000"]) {
      const answer = await call(operation, JSON.stringify({ [name]: 1 }).replace("{}", `{"${name}":1}`));
      expectProblem(answer, 400, "invalid_request");
      expect(answer.body.errors).toContainEqual({ path: name, message: "Unknown field." });
    }
  });
});

test("a body that is wrong in thousands of places is not told them all", async () => {
  const fields = Array.from({ length: 15_000 }, (_, i) => [`f${i}`, "\ud800"]);
  const answer = await api.patch("/users/me", Object.fromEntries(fields));
  expectProblem(answer, 400, "invalid_request");
  expect(answer.body.errors).toHaveLength(200);
});

test("a body may say its character set, and be of a type that is JSON by another name", async () => {
  for (const type of [
    "application/json; charset=utf-8",
    "APPLICATION/JSON",
    "application/merge-patch+json",
  ]) {
    expect(await api.patch("/users/me", "{}", { "Content-Type": type })).toMatchObject({ status: 200 });
  }
});
