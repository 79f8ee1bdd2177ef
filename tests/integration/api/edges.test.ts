/** The edges of HTTP, of every operation that there is: whatever a client writes, the answer is never a fault of ours. */
import { describe, expect, test } from "vitest";
import { type Answer, anybody, connect, inProcess } from "../../support/client.ts";
import { type Named, operations } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { openAnalysis } from "../../support/surveys.ts";

const ada = await signUp();
const api = connect(inProcess, ada.accessToken);
const all = await operations();
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const TYPES = [
  "application/json;",
  "application/json ; charset=utf-8",
  "application/json; charset=utf-8;",
  'APPLICATION/JSON;charset="UTF-8"',
  "application/vnd.api2+json",
  "application/ld_x+json",
  "application/json; charset = utf-8",
  "application/json; a",
  "application/json; charset=utf-16",
  "application/json, application/json",
  "text/json",
  "application/jsonp",
];
const WRONG_TYPES = TYPES.slice(6);
const ILL_FORMED = [
  [0x22, 0x63, 0xe9, 0x22],
  [0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
];

/** The provider adds its own to one, and those who count clicks add theirs to the others. */
const TAKES_ANY = new Set(["/auth/google/callback", "/c/{handle}", "/unsubscribe/{token}"]);
/** Mail programs send a form, whose fields nobody looks at. */
const TAKES_ANY_BODY = new Set(["/unsubscribe/{token}"]);

const address = ({ path }: Named): string => path.replace(/\{.+?\}/g, "x");

async function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: BodyInit,
): Promise<Answer> {
  const response = await inProcess(path, {
    method,
    headers: { Authorization: `Bearer ${ada.accessToken}`, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get("Content-Type") ?? "");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const endsAccount = ({ id }: Named) => id === "DELETE /users/me";

describe.each(all.map((operation) => [operation.id, operation] as const))("%s", (_id, operation) => {
  const path = address(operation);
  const methods = new Set(all.filter((one) => address(one) === path).map(({ method }) => method));

  test("says by OPTIONS and at a wrong method what can be done here", async () => {
    const { status, headers } = await inProcess(path, { method: "OPTIONS" });
    expect(status).toBe(204);
    const allow = headers.get("Allow")!.split(", ");
    expect(allow).toEqual(expect.arrayContaining(["OPTIONS", operation.method]));
    expect(allow.includes("HEAD")).toBe(allow.includes("GET"));
    for (const method of METHODS.filter((one) => !methods.has(one) && !allow.includes(one))) {
      const refused = await send(method, path, {});
      expectProblem(refused, 405, "method_not_allowed");
      expect(refused.headers.get("Allow")).toBe(headers.get("Allow"));
    }
  });

  test("refuses a query parameter that it does not know, by name", async () => {
    if (TAKES_ANY.has(operation.path)) return;
    const answer = await send(operation.method, `${path}?unknown=1&limit[]=2`, {});
    expectProblem(answer, 400, "invalid_request", ["limit[]", "unknown"]);
  });

  test("bears any type, encoding and bytes of a body", async () => {
    if (endsAccount(operation) || operation.method === "GET") return;
    for (const type of TYPES) {
      const answer = await send(operation.method, path, { "Content-Type": type }, "{}");
      expect(answer.status).toBeLessThan(500);
      if (TAKES_ANY_BODY.has(operation.path)) continue;
      if (WRONG_TYPES.includes(type)) expectProblem(answer, 415, "unsupported_media_type");
      else expect(answer.status).not.toBe(415);
    }
    if (TAKES_ANY_BODY.has(operation.path)) return;
    for (const bytes of ILL_FORMED) {
      const body = new Uint8Array(bytes);
      expectProblem(
        await send(operation.method, path, { "Content-Type": "application/json" }, body),
        400,
        "invalid_request",
        [""],
      );
    }
    for (const encoding of ["gzip", "br", "deflate", "zstd", "identity, gzip"]) {
      const headers = { "Content-Type": "application/json", "Content-Encoding": encoding };
      const answer = await send(operation.method, path, headers, "{}");
      expectProblem(answer, 415, "unsupported_media_type");
      expect(answer.headers.get("Accept-Encoding")).toBe("identity");
    }
  });

  test("answers HEAD as GET, without a body", async () => {
    if (operation.method !== "GET") return;
    const head = await inProcess(path, {
      method: "HEAD",
      headers: { Authorization: `Bearer ${ada.accessToken}` },
    });
    expect(head.status).toBeLessThan(500);
    expect(await head.text()).toBe("");
  });
});

test("the sign-in callback and the page of a card take parameters that others add", async () => {
  expectProblem(
    await anybody.get("/auth/google/callback?state=x&scope=openid&authuser=0"),
    400,
    "invalid_state",
  );
  const page = await anybody.get("/c/nobody?utm_source=letter&fbclid=1");
  expect(page.status).toBe(404);
  expect(page.headers.get("Content-Type")).toMatch(/^text\/html/);
});

describe("a page of a list", () => {
  test.each(["1e2", "0x10", " 5", "+5", "5.0", "", "٥", "0", "101", "0005"])(
    "has no limit of %j",
    async (limit) => {
      const answer = await api.get(`/analyses?${new URLSearchParams({ limit })}`);
      expectProblem(answer, 400, "invalid_request", ["limit"]);
    },
  );
});

describe("a text that others read", () => {
  test("loses what is not seen and changes what is", async () => {
    const title = "A\u202eb\u0000\r\nc\u0007 \u2066d\u0085";
    const { shareToken } = await openAnalysis(ada, { title, questions: ["Why\u202e\u0000?\u001b[31m"] });
    const { body: survey } = await anybody.get(`/surveys/${shareToken}`);
    expect(survey.title).toBe("Ab c d");
    expect(survey.questions[0].text).toBe("Why?[31m");
    const { body: user } = await api.patch("/users/me", { name: "Ad\u0000a\r\nLove\u202elace" });
    expect(user.name).toBe("Ada Lovelace");
  });

  test("keeps what scripts and emoji need", async () => {
    const title = "می\u200cخواهم שלום\u200f 👩\u200d🔬️";
    const { id } = await openAnalysis(ada, { title });
    expect((await api.get(`/analyses/${id}`)).body.title).toBe(title);
  });
});

describe("If-Match", () => {
  test("lets a change through when nothing has changed meanwhile", async () => {
    const { id } = await openAnalysis(ada);
    const path = `/analyses/${id}`;
    const first = await api.get(path);
    const etag = first.headers.get("ETag")!;
    expect(await api.get(path, { "If-None-Match": etag })).toMatchObject({ status: 304, body: "" });
    expect((await api.patch(path, { title: "Two" }, { "If-Match": etag })).status).toBe(200);
    const stale = await api.patch(path, { title: "Three" }, { "If-Match": etag });
    expectProblem(stale, 412, "changed_meanwhile");
    expect((await api.get(path)).body.title).toBe("Two");
    expect((await api.patch(path, { title: "Four" }, { "If-Match": "*" })).status).toBe(200);
    expectProblem(await api.delete(path, { "If-Match": `W/${etag}` }), 412, "changed_meanwhile");
    expectProblem(await api.get(path, { "If-Match": etag }), 412, "changed_meanwhile");
  });

  test("is refused where there is nothing, or nothing with a tag", async () => {
    expectProblem(await api.patch("/personas/me", {}, { "If-Match": '"1"' }), 412, "changed_meanwhile");
    expectProblem(await api.delete("/personas/me", { "If-Match": "*" }), 412, "changed_meanwhile");
  });
});

test("an ETag is of one sequence of bytes, however often it is asked for", async () => {
  const { id } = await openAnalysis(ada, { questions: ["One?", "Two?"] });
  for (const path of ["/users/me", `/analyses/${id}`]) {
    const texts = new Set<string>();
    for (let i = 0; i < 8; i++) {
      const response = await inProcess(path, { headers: { Authorization: `Bearer ${ada.accessToken}` } });
      texts.add(`${response.headers.get("ETag")} ${await response.text()}`);
    }
    expect(texts.size).toBe(1);
  }
});

test("If-None-Match: W/* is no star", async () => {
  const { id } = await openAnalysis(ada);
  expect((await api.get(`/analyses/${id}`, { "If-None-Match": "W/*" })).status).toBe(200);
  expect((await api.get(`/analyses/${id}`, { "If-None-Match": "*" })).status).toBe(304);
});
