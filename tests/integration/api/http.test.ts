/** The app behind the real server, with requests as curl and others write them, which an app in-process never sees. */
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { app } from "@persona-ai/functions/api/index.ts";
import { serveApi } from "@persona-ai/local/stack/api.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overHttp, type SignedIn } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { freePorts } from "../../support/ports.ts";
import { openAnalysis } from "../../support/surveys.ts";

const HOST = "127.0.0.1";
let port: number;
let ada: SignedIn;
let server: { close(): Promise<void> };

beforeAll(async () => {
  port = await freePorts();
  server = await serveApi(async () => (request) => app.fetch(request), port, HOST);
  ada = await signUp("Ada", {}, overHttp(`http://${HOST}:${port}`));
});
afterAll(() => server.close());

/** Sends just these bytes; the answer's status and its body. */
async function raw(method: string, path: string, headers: string[], body = "") {
  const head = [`${method} ${path} HTTP/1.1`, "Host: api", "Connection: close", ...headers].join("\r\n");
  const socket = connect(port, HOST);
  socket.write(`${head}\r\n\r\n${body}`);
  const answer = await text(socket);
  const [statusLine = ""] = answer.split("\r\n");
  return { status: Number(statusLine.split(" ")[1]), body: answer.slice(answer.indexOf("\r\n\r\n") + 4) };
}

const bearer = () => `Authorization: Bearer ${ada.accessToken}`;
const JSON_TYPE = "Content-Type: application/json";
const CHUNKED = "Transfer-Encoding: chunked";
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

describe("over HTTP", () => {
  test("a request without a body needs to say neither its length nor its type", async () => {
    const { id } = await openAnalysis(ada);
    expect(await raw("DELETE", `/analyses/${id}`, [bearer()])).toMatchObject({ status: 204 });
    expect(await raw("POST", "/auth/logout", [])).toMatchObject({ status: 204 });
    expect(await raw("POST", "/auth/refresh", [])).toMatchObject({ status: 401 });
    expect(await raw("POST", "/auth/refresh", [JSON_TYPE, "Content-Length: 0"])).toMatchObject({
      status: 401,
    });
    expect(await raw("POST", "/analyses", [bearer()])).toMatchObject({ status: 400 });
  });

  test("a body may come in chunks", async () => {
    const { status, body } = await raw(
      "PATCH",
      "/users/me",
      [bearer(), JSON_TYPE, CHUNKED],
      chunk('{"name":"Ada L."}'),
    );
    expect(status).toBe(200);
    expect(body).toContain('"name":"Ada L."');
    expect(await raw("POST", "/auth/logout", [CHUNKED], chunk("{}"))).toMatchObject({ status: 415 });
  });

  test("1 MB is too much, told or not, and the client gets to read that", async () => {
    const path = `http://${HOST}:${port}/auth/logout`;
    const headers = { "Content-Type": "application/json" };
    const megabyte = new Uint8Array(1024 * 1024).fill(32);
    for (const body of [megabyte, new Blob([megabyte]).stream()]) {
      const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
      const response = await fetch(path, init);
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: "body_too_large" });
      expect((await fetch(`http://${HOST}:${port}/health`)).status).toBe(200);
    }
  });

  test("HEAD answers as GET does, without a body", async () => {
    expect(await raw("HEAD", "/health", [])).toEqual({ status: 200, body: "" });
    expect(await raw("HEAD", "/users/me", [])).toEqual({ status: 401, body: "" });
  });

  test("a page of an allowed origin may read what it needs, and another may not", async () => {
    const preflight = (origin: string) =>
      fetch(`http://${HOST}:${port}/analyses`, {
        method: "OPTIONS",
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
        },
      });
    const { status, headers } = await preflight("http://localhost:5173");
    expect(status).toBe(204);
    expect(headers.get("Access-Control-Allow-Origin")).toBe("http://localhost:5173");
    expect(headers.get("Access-Control-Allow-Credentials")).toBe("true");
    expect(headers.get("Access-Control-Allow-Headers")).toContain("idempotency-key");
    expect((await preflight("https://evil.example")).headers.has("Access-Control-Allow-Origin")).toBe(false);
  });

  test.each(["/health", "/personas/me", "/no/such/route"])(
    "an allowed page may read %s, its headers too",
    async (path) => {
      const from = async (origin: string) =>
        (await fetch(`http://${HOST}:${port}${path}`, { headers: { Origin: origin } })).headers;
      const ours = await from("http://localhost:5173");
      expect(ours.get("Access-Control-Allow-Origin")).toBe("http://localhost:5173");
      expect(ours.get("Access-Control-Allow-Credentials")).toBe("true");
      expect(ours.get("Access-Control-Expose-Headers")).toContain(
        "ETag,Location,Retry-After,X-Request-Id,RateLimit-Limit",
      );
      const theirs = await from("https://evil.example");
      expect(theirs.has("Access-Control-Allow-Origin")).toBe(false);
      for (const headers of [ours, theirs]) {
        expect(headers.get("Vary")).toBe("Origin");
        expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
        expect(headers.has("Content-Length")).toBe(true);
      }
    },
  );
});
