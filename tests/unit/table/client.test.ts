import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { signingClient } from "@persona-ai/core/table/client.ts";
import { expect, test } from "vitest";

type Signed = { path: string; method: string; headers: Record<string, string>; body: string | Uint8Array };

const hash = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** By the steps of docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. */
function authorizationOf({ method, path, headers, body }: Signed, names: string, id: string, secret: string) {
  const canonical = names.split(";").map((name) => `${name}:${headers[name]}\n`);
  const request = [method, path, "", canonical.join(""), names, hash(body)].join("\n");
  const time = headers["x-amz-date"]!;
  const scope = [time.slice(0, 8), "eu-west-1", "dynamodb", "aws4_request"];
  const toSign = ["AWS4-HMAC-SHA256", time, scope.join("/"), hash(request)].join("\n");
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(key, toSign).toString("hex");
  return `AWS4-HMAC-SHA256 Credential=${id}/${scope.join("/")}, SignedHeaders=${names}, Signature=${signature}`;
}

test("each request is signed by the credentials of its moment, as AWS has it", async () => {
  let now = { accessKeyId: "one", secretAccessKey: "a secret", sessionToken: "a session" };
  const client = signingClient({
    region: "eu-west-1",
    endpoint: "http://127.0.0.1:1",
    credentials: async () => ({ ...now, expiration: new Date() }),
  });
  const sent: Signed[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      sent.push(args.request as Signed);
      return { response: {}, output: { $metadata: {} } };
    },
    { step: "finalizeRequest", priority: "low" },
  );
  const asked = new GetItemCommand({ TableName: "table", Key: { pk: { S: "ä" }, sk: { S: "b" } } });
  await client.send(asked);
  await client.send(asked);
  now = { accessKeyId: "two", secretAccessKey: "another", sessionToken: "another session" };
  await client.send(asked);

  expect(sent.map(({ headers }) => headers["x-amz-security-token"])).toEqual([
    "a session",
    "a session",
    "another session",
  ]);
  for (const [i, request] of sent.entries()) {
    const { authorization = "" } = request.headers;
    const [, names = ""] = /SignedHeaders=([^,]+)/.exec(authorization) ?? [];
    expect(names.split(";")).toEqual(expect.arrayContaining(["host", "x-amz-date", "x-amz-target"]));
    const [id, secret] = i < 2 ? ["one", "a secret"] : ["two", "another"];
    expect(authorization).toBe(authorizationOf(request, names, id!, secret!));
  }
});

test("a clock that is an hour behind is told so by AWS once, and set right for the requests that follow", async () => {
  const ahead = new Date(Date.now() + 3_600_000);
  const signedAt: string[] = [];
  const server = createServer(({ headers }, response) => {
    const isFirst = signedAt.push(String(headers["x-amz-date"])) === 1;
    const type = "com.amazon.coral.service#InvalidSignatureException";
    response.writeHead(isFirst ? 400 : 200, { Date: ahead.toUTCString() });
    response.end(JSON.stringify(isFirst ? { __type: type, message: "Signature not yet current" } : {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = signingClient({
    region: "eu-west-1",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "one", secretAccessKey: "a secret" },
  });
  const asked = new GetItemCommand({ TableName: "table", Key: { pk: { S: "a" }, sk: { S: "b" } } });
  expect(await client.send(asked)).toMatchObject({ $metadata: { attempts: 2 } });
  expect(await client.send(asked)).toMatchObject({ $metadata: { attempts: 1 } });
  // `20261129T163514Z`, to within half an hour.
  const at = (date: string) => Date.parse(date.replace(/(....)(..)(..T..)(..)(..Z)/, "$1-$2-$3:$4:$5"));
  const isRight = signedAt.map((date) => Math.abs(at(date) - ahead.getTime()) < 1_800_000);
  expect(isRight).toEqual([false, true, true]);
  server.close();
});
