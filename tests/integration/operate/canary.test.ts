/** The canary walks a real API over HTTP, whole and broken in the ways that only it can see. */
import { app } from "@persona-ai/functions/api/index.ts";
import { handler, walk } from "@persona-ai/functions/jobs/canary.ts";
import { type Fetch, serveApi } from "@persona-ai/local/stack/api.ts";
import { Resource } from "sst/resource";
import { expect, test } from "vitest";
import { freePorts } from "../../support/ports.ts";

async function walkBy(fetch: Fetch) {
  const port = await freePorts(1);
  const server = await serveApi(async () => fetch, port, "127.0.0.1");
  try {
    return await walk(`http://127.0.0.1:${port}`, Resource.OpenId.authorizationEndpoint);
  } finally {
    await server.close();
  }
}

const whole: Fetch = (request) => app.fetch(request);

test("all is well where people are led as they should be", async () => {
  expect(await walkBy(whole)).toEqual([{ name: "health" }, { name: "sign_in" }, { name: "cards" }]);
});

test("a client id that ends in a file's newline is seen, though everything answers", async () => {
  const checks = await walkBy(async (request) => {
    const response = await whole(request);
    const location = response.headers.get("Location")?.replace(/client_id=[^&]*/, "client_id=abc%0A");
    return location === undefined ? response : new Response(null, { status: 302, headers: { location } });
  });
  expect(checks).toEqual([
    { name: "health" },
    { name: "sign_in", fault: "The client id has white space in it, or is none." },
    { name: "cards" },
  ]);
});

test("a fault of the hops in front is named by what it stops", async () => {
  const checks = await walkBy((request) =>
    new URL(request.url).pathname === "/auth/google" ? whole(request) : new Response("", { status: 502 }),
  );
  expect(checks).toEqual([
    { name: "health", fault: "It answers 502." },
    { name: "sign_in" },
    { name: "cards", fault: "It answers 502." },
  ]);
});

test("an address that nobody answers at is a fault of every check, not of the canary", async () => {
  const checks = await handler();
  expect(checks.map(({ name }) => name)).toEqual(["health", "sign_in", "cards"]);
  for (const { fault } of checks) expect(fault).toMatch(/fetch failed|ECONNREFUSED/);
});
