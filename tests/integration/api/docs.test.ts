import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { checkerOf, openApi, operationsOf, type Schema } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { openAnalysis } from "../../support/surveys.ts";

const document = await openApi();
const operations = operationsOf(document);

describe("/openapi.json", () => {
  test("is OpenAPI 3.1 and names every route of the contract that there is", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "GET /health",
        "GET /auth/google",
        "GET /auth/google/callback",
        "POST /auth/refresh",
        "POST /auth/logout",
        "GET /.well-known/jwks.json",
        "GET /users/me",
        "PATCH /users/me",
        "DELETE /users/me",
        "GET /users/me/export",
        "GET /instruments",
        "GET /instruments/{id}",
        "POST /analyses",
        "GET /analyses",
        "GET /analyses/{id}",
        "PATCH /analyses/{id}",
        "DELETE /analyses/{id}",
        "PUT /analyses/{id}/responses/self",
        "GET /analyses/{id}/responses",
        "GET /surveys/{shareToken}",
        "POST /surveys/{shareToken}/responses",
        "POST /personas/generate",
        "GET /personas/me",
        "GET /personas/me/run",
        "PATCH /personas/me",
        "GET /personas/me/versions",
        "GET /personas/me/changes",
        "DELETE /personas/me",
        "GET /personas/me/character-card",
        "POST /personas/{id}/messages",
        "GET /personas/{id}/messages",
        "DELETE /personas/{id}/messages",
        "GET /cards",
        "GET /cards/{handle}",
        "GET /cards/{handle}/image.svg",
        "GET /cards/{handle}/chemistry",
        "GET /chemistry/{a}/{b}",
        "GET /personas/me/matches",
      ]),
    );
  });

  test("has an example for every body that is sent or answered with 2xx, and for what is in a path", () => {
    const missing = operations.flatMap(({ id, parameters = [], requestBody, responses }) => {
      const succeeded = Object.entries(responses).filter(([status]) => status.startsWith("2"));
      const contents = [requestBody, ...succeeded.map(([, response]) => response)].flatMap((one) =>
        Object.values(one?.content ?? {}),
      );
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      const examples = [
        ...contents.map(({ example }) => example),
        ...inPath.map(({ schema }) => (schema as { example?: unknown }).example),
      ];
      return examples.includes(undefined) ? [id] : [];
    });
    expect(missing).toEqual([]);
  });

  test("has examples that its own schemas allow", () => {
    const check = checkerOf(document);
    const wrong = operations.flatMap((operation) =>
      Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content)
          .filter(([, { example }]) => example !== undefined)
          .flatMap(([type, { example }]) => {
            const headers = new Headers({ "Content-Type": type });
            return check(operation, { status: Number(status), headers, body: example });
          }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("has request examples that are accepted as they stand", async () => {
    const ada = await signUp();
    const { id, shareToken } = await openAnalysis(ada);
    await storePersona(ada);
    const example = (path: string, method: string) =>
      document.paths[path]?.[method]?.requestBody?.content["application/json"]?.example;
    const response = `/surveys/${shareToken}/responses`;
    const self = `/analyses/${id}/responses/self`;
    const personaChange = {
      ...(example("/personas/me", "patch") as object),
      handle: randomUUID().slice(0, 20),
    };
    const answers = [
      await ada.patch("/users/me", example("/users/me", "patch")),
      await ada.post("/analyses", example("/analyses", "post")),
      await ada.put(self, example("/analyses/{id}/responses/self", "put")),
      await ada.post(response, example("/surveys/{shareToken}/responses", "post")),
      await ada.patch("/personas/me", personaChange),
      await ada.patch(`/analyses/${id}`, example("/analyses/{id}", "patch")),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 201, 201, 201, 200, 200]);
  });

  test("has a name for every operation, one each, and says what of a problem each may answer", () => {
    const names = operations.map((operation) => (operation as { operationId?: string }).operationId);
    expect(names.every((name) => /^[a-z][a-zA-Z]+$/.test(name ?? ""))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    const problems = operations.flatMap(({ id, responses }) =>
      Object.values(responses).flatMap(({ content }) => {
        const schema = content?.["application/problem+json"]?.schema as
          | { allOf?: [unknown, Schema] }
          | undefined;
        return schema ? [{ id, codes: schema.allOf?.[1].properties?.code?.enum ?? [] }] : [];
      }),
    );
    expect(problems.length).toBeGreaterThan(150);
    expect(problems.filter(({ codes }) => codes.length === 0)).toEqual([]);
  });

  test("refers to nothing that is not in it", () => {
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    const missing = names.map(([, name]) => name!).filter((name) => !(name in document.components.schemas));
    expect(names.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  test("says which operations need a token, and that they answer 401 without", () => {
    expect(operations.every(({ security }) => security !== undefined)).toBe(true);
    const secured = operations.filter(({ security }) => security?.some((one) => "bearer" in one));
    expect(secured.every(({ responses }) => "401" in responses)).toBe(true);
    expect(document.components.securitySchemes).toMatchObject({ bearer: { type: "http", scheme: "bearer" } });
  });
});

test("/docs is a page that shows it", async () => {
  const { status, headers, body } = await anybody.get("/docs");
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/html/);
  expect(body).toContain("/openapi.json");
  for (const { path, summary } of operations) {
    expect(body).toContain(path);
    expect(body).toContain(summary.replaceAll("'", "&#39;"));
  }
  expect(body).not.toMatch(/<script|localStorage/);
  const policy = headers.get("Content-Security-Policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
});

test("/health answers whoever asks", async () => {
  expect(await anybody.get("/health")).toMatchObject({ status: 200, body: { status: "ok" } });
});

test("the address alone leads into the web app", async () => {
  const { status, headers } = await anybody.get("/");
  expect([status, headers.get("Location")]).toEqual([302, "/app/"]);
});

test("what is not there is a problem, too", async () => {
  for (const answer of [
    await anybody.get("/health/"),
    await anybody.get("/users/usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"),
    await anybody.get("/%2e%2e/%2e%2e/etc/passwd"),
  ]) {
    expectProblem(answer, 404, "route_not_found");
  }
});

test("a request id that the caller gives is kept, and one that is no id is not", async () => {
  const given = await anybody.get("/nothing", { "X-Request-Id": "my-request-1" });
  expect(given.body.requestId).toBe("my-request-1");
  const odd = await anybody.get("/nothing", { "X-Request-Id": "<script>" });
  expect(odd.body.requestId).toMatch(/^[\w-]{36}$/);
});
