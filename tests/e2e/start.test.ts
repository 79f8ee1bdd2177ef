import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePorts, isFree } from "../support/ports.ts";
import { ROOT, type Spawned, spawnStack, UNHURRIED } from "../support/spawn.ts";

/** As it says itself. */
const readySeconds = ({ output }: Pick<Spawned, "output">) =>
  Number(/ready in ([\d.]+) s/.exec(output())?.[1]);

/** Of an empty process of Node: what the machine takes for any. */
function nodeSeconds(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ["--eval", "0"]);
  return (performance.now() - startedAt) / 1_000;
}

describe("npm start", () => {
  let first: Spawned;
  let second: Spawned;
  beforeAll(async () => {
    first = await spawnStack(UNHURRIED);
    second = await spawnStack(UNHURRIED);
  });
  afterAll(() => Promise.all([first, second].map((stack) => stack.stop("SIGKILL"))));

  test("is ready within a few starts of Node when warm", async () => {
    // Some 4 alone on a machine (figures/ready.ts); how quick it is, the quickest start tells, since any may be held up.
    const starts = async () => {
      await using stack = await spawnStack();
      return readySeconds(stack) / nodeSeconds();
    };
    await expect.poll(starts).toBeLessThan(40);
  });

  test("tells where everything is, and what it tells to try works", async () => {
    expect(second.output()).toContain(`http://localhost:${second.port} `.trim());
    for (const offset of [1, 2, 3, 4]) {
      expect(second.output()).toContain(`http://127.0.0.1:${second.port + offset}`);
    }

    const [, command] = /curl -sL "([^"]+)"/.exec(second.output()) ?? [];
    const tokens = await (await fetch(command!)).json();
    expect(tokens).toMatchObject({
      tokenType: "Bearer",
      accessToken: expect.any(String),
      user: { name: "Ada" },
    });

    const page = await (await fetch(`${second.url}/docs`)).text();
    expect(page).toContain("/openapi.json");
    expect(second.output()).toContain(`${second.url}/docs`);
  });

  test("its model, told to drop the connection, sends half of the answer and not a byte besides", async () => {
    const bedrock = `http://127.0.0.1:${second.port + 3}`;
    const put = { method: "PUT", body: JSON.stringify(["drop"]) };
    expect((await fetch(`${bedrock}/_faults`, put)).ok).toBe(true);
    const asked = request(`${bedrock}/model/global.anthropic.claude-haiku-4-5-20251001-v1:0/converse`, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    asked.end(JSON.stringify({ messages: [{ role: "user", content: [{ text: "Hello" }] }] }));
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    let received = "";
    answer.on("data", (chunk) => {
      received += chunk;
    });
    expect(await once(answer, "error")).toMatchObject([{ message: "aborted" }]);
    expect(Buffer.byteLength(received)).toBe(Math.floor(Number(answer.headers["content-length"]) / 2));
    expect(second.output()).not.toContain("ERR_HTTP_HEADERS_SENT");
  });

  test("stops with npm, which tells its shell alone, and makes no data folder with MEMORY=1", async () => {
    const folder = await mkdtemp(join(tmpdir(), "start-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const port = await freePorts(5);
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, PORT: String(port), MEMORY: "1", DATA_DIR: join(folder, "unused") };
    const npm = spawn("npm", ["start"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    npm.stdout.on("data", (chunk: Buffer) => (output += chunk));
    while (!output.includes("is ready in")) await once(npm.stdout, "data");
    npm.kill("SIGTERM");
    await once(npm, "close");
    for (const offset of [0, 1, 2, 3, 4]) expect(await isFree(port + offset)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ["SIGINT", () => first],
    ["SIGTERM", () => second],
  ] as const)("stops cleanly on %s and leaves no port taken", async (signal, of) => {
    const stack = of();
    // Without waiting for anything: a moment that it gives is longer than this test.
    expect(await stack.stop(signal)).toBe(0);
    for (const offset of [0, 1, 2, 3, 4]) expect(await isFree(stack.port + offset)).toBe(true);
  });
});
