/** The API's bundle as API Gateway calls it: events of a REST API in, Lambda's response stream out. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Instrument } from "@persona-ai/core/instrument";
import { entities } from "@persona-ai/core/table";
import { EDGE_SECRET } from "@persona-ai/functions/api/edge-headers.ts";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type SignedIn, signIn } from "../../support/client.ts";
import { eventually } from "../../support/eventually.ts";
import { generate } from "../../support/generation.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { eventOf, responseOf } from "../deployed/api-gateway.ts";
import { type Deployed, deploy, throughEdge } from "../deployed/index.ts";
import { startFunction } from "../deployed/lambda.ts";
import { PLATFORM } from "../synthesis/platform.ts";
import { stage } from "../synthesis/stage.ts";

const FRONTEND = "http://localhost:5173";

let deployed: Deployed;
let ada: SignedIn;

beforeAll(async () => {
  deployed = await deploy();
  ada = await signIn("ada@example.com", deployed.send);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const event = (path: string, init: RequestInit = {}) => eventOf(path, throughEdge(init), "production");
const invoke = async (payload: APIGatewayProxyEvent) =>
  responseOf(await deployed.functions.Api!.invoke(payload));
const request = (path: string, init?: RequestInit) => invoke(event(path, init));
const asAda = { Authorization: "", "Content-Type": "application/json" };
beforeAll(() => {
  asAda.Authorization = `Bearer ${ada.accessToken}`;
});

test("by the gateway's own address, past CloudFront, nothing is served", async () => {
  const past = await deployed.sendPastEdge("/health", {});
  expect(past.status).toBe(403);
  expect(await past.json()).toMatchObject({ code: "not_through_edge", requestId: expect.any(String) });
  const guessed = await deployed.sendPastEdge("/health", { headers: { [EDGE_SECRET]: "0".repeat(64) } });
  expect(guessed.status).toBe(403);
});

test("an answer is a stream: a prelude of status and headers, eight zero bytes, the body", async () => {
  const outcome = await deployed.functions.Api!.invoke(event("/health"));
  expect(outcome).toMatchObject({
    streamed: true,
    contentType: "application/vnd.awslambda.http-integration-response",
  });
  const [prelude = "", body] = "body" in outcome ? outcome.body.toString().split("\0".repeat(8)) : [];
  expect(JSON.parse(prelude)).toMatchObject({
    statusCode: 200,
    headers: { "content-type": "application/json", "x-request-id": expect.any(String) },
  });
  expect(JSON.parse(body ?? "")).toEqual({ status: "ok" });
});

describe("an answer without a body has its prelude all the same", () => {
  test("204", async () => {
    const response = await request("/auth/logout", { method: "POST" });
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  test("302", async () => {
    const response = await request("/auth/google");
    expect([response.status, await response.text()]).toEqual([302, ""]);
    expect(response.headers.get("Location")).toContain("code_challenge_method=S256");
  });

  test("HEAD", async () => {
    const response = await request("/health", { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

test("a preflight is answered for pages on the allow-list, and not for others", async () => {
  const preflight = (origin: string) =>
    request("/personas/me", {
      method: "OPTIONS",
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization",
      },
    });
  const ours = await preflight(FRONTEND);
  expect(ours.status).toBe(204);
  expect(Object.fromEntries(ours.headers)).toMatchObject({
    "access-control-allow-origin": FRONTEND,
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": "authorization",
    "access-control-allow-methods": expect.stringContaining("PATCH"),
  });
  const theirs = await preflight("https://elsewhere.example.com");
  expect(theirs.headers.get("Access-Control-Allow-Origin")).toBeNull();
});

test("cookies are set one by one, and secure: the API's address is CloudFront's", async () => {
  const response = await request(`/auth/google?redirect_uri=${FRONTEND}/welcome`);
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/; Secure/)]);
});

describe("a body", () => {
  const analysis = { title: "Wie ich bin — 🙂", instrument: "sapa-bfi-25" };
  const post = event("/analyses", { method: "POST", body: JSON.stringify(analysis) });

  test.each([
    { as: "text", body: post.body, isBase64Encoded: false },
    { as: "base64", body: Buffer.from(post.body!).toString("base64"), isBase64Encoded: true },
  ])("arrives whole as $as", async ({ body, isBase64Encoded }) => {
    const response = await invoke({
      ...post,
      body,
      isBase64Encoded,
      headers: { ...post.headers, ...asAda },
      multiValueHeaders: {
        ...post.multiValueHeaders,
        ...Object.fromEntries(Object.entries(asAda).map(([name, value]) => [name, [value]])),
      },
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ title: analysis.title });
  });

  test("over 256 KiB is refused as a problem", async () => {
    const { status, headers, body } = await ada.post("/analyses", {
      ...analysis,
      title: "x".repeat(300_000),
    });
    expect(status).toBe(413);
    expect(headers.get("Content-Type")).toBe("application/problem+json");
    expect(body).toMatchObject({ code: "body_too_large" });
  });
});

test("query parameters arrive, encoded ones too", async () => {
  const anybody = connect(deployed.send);
  const { body } = await anybody.get(
    "/auth/google?redirect_uri=https%3A%2F%2Felsewhere.example.com%2F%3Fa%3Db%26c",
  );
  expect(body).toMatchObject({ status: 400, code: "invalid_redirect_uri" });
  expect((await ada.get("/analyses?limit=1")).body.items).toHaveLength(1);
});

test("every translation of the survey is in the bundle", async () => {
  const { languages } = Instrument.get("ipip-neo-120");
  expect(languages.length).toBeGreaterThan(30);
  const surveys = await Promise.all(
    languages.map((language) => request(`/instruments/ipip-neo-120?language=${language}`)),
  );
  for (const [i, survey] of surveys.entries()) {
    expect(survey.status).toBe(200);
    expect(await survey.json()).toMatchObject(await Instrument.survey("ipip-neo-120", languages[i]!));
  }
});

test("the runtime of sst dev streams it as Lambda does", async () => {
  const folder = deployed.folders.Api!;
  const { name, environment, handler, timeout } = stage("production").lambda("Api");
  const runtime = [`${PLATFORM}/dist/nodejs-runtime/index.js`, `${folder}/${handler}`, "worker"];
  const settings = { folder, name, handler, timeoutSeconds: timeout, variables: environment.variables };
  const live = await startFunction(settings, runtime);
  try {
    for (const path of ["/health", "/no/such/route"]) {
      const [there, here] = [responseOf(await live.invoke(event(path))), await request(path)];
      expect(there.status).toBe(here.status);
      expect(there.headers.get("Content-Type")).toBe(here.headers.get("Content-Type"));
    }
  } finally {
    live.close();
  }
});

test("a stop ends an answer that another instance makes, whose reader has gone away", async () => {
  const { id: personaId } = await generate(ada, (await readyAnalysis(ada)).id);
  const path = `/personas/${personaId}/messages`;
  // It says nothing to who talks, and cannot be had by who learns.
  let open = 0;
  const silent = createServer(async (asked, response) => {
    const body = Buffer.concat(await asked.toArray()).toString();
    if (body.includes("toolConfig")) return void response.writeHead(503).end("{}");
    open++;
    response.on("close", () => open--);
  });
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const { name, environment, handler, timeout } = stage("production").lambda("Api");
  const other = await startFunction({
    ...{ folder: deployed.folders.Api!, name, handler, timeoutSeconds: timeout },
    variables: {
      ...environment.variables,
      AWS_ENDPOINT_URL_DYNAMODB: deployed.gates.Api!.url,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    },
  });
  try {
    const headers = { ...asAda, Accept: "text/event-stream" };
    // Lambda takes a stream to its end, whether anybody still reads it or not.
    const unread = other.invoke(
      event(path, { method: "POST", headers, body: JSON.stringify({ content: "Hello!" }) }),
    );
    const answering = await eventually(async () => {
      const { data } = await entities().conversation.get({ userId: ada.user.id, personaId }).go();
      expect(open).toBe(1);
      return data!.answering!;
    });
    const stopped = await request(`${path}/${answering}/stop`, { method: "POST", headers: asAda });
    expect(stopped.status).toBe(204);
    const events = await responseOf(await unread).text();
    expect(events).toMatch(/event: message.start\n.*event: message.end\n[^\n]*"stopReason":"stopped"/s);
    await eventually(async () => expect(open).toBe(0));
    const { items } = await (await request(`${path}?limit=1`, { headers: asAda })).json();
    expect(items).toMatchObject([{ id: answering, role: "assistant", status: "stopped" }]);
  } finally {
    other.close();
    silent.close();
    silent.closeAllConnections();
  }
});
