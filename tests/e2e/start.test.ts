import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts, isFree } from "../support/ports.ts";
import { ROOT, runStart, type Spawned, spawnStack } from "../support/spawn.ts";
import { signIn, userOf } from "./people.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "start-"));
});
afterAll(() => rm(folder, { recursive: true }));

const kept = async (name: string) => ({
  MEMORY: "0",
  DATA_DIR: join(folder, name),
  PORT: `${await freePorts(5)}`,
});

/** As it says itself. */
const readySeconds = ({ output }: Pick<Spawned, "output">) =>
  Number(/ready in ([\d.]+) s/.exec(output())?.[1]);

/** Of an empty process of Node, the quickest of some: what the machine takes for any. */
function nodeSeconds(): number {
  const starts = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    spawnSync(process.execPath, ["--eval", "0"]);
    return (performance.now() - startedAt) / 1_000;
  });
  return Math.min(...starts);
}

describe("npm start", () => {
  test("is ready within a few starts of Node when warm, and what it tells to try works", async () => {
    const first = await spawnStack();
    await first.stop();
    await using stack = await spawnStack();
    // Some 4 alone on a machine (figures/ready.ts); the others of these are for a machine that is busy.
    expect(Math.min(readySeconds(first), readySeconds(stack))).toBeLessThan(40 * nodeSeconds());
    expect(stack.output()).toContain(`http://localhost:${stack.port} `.trim());
    for (const offset of [1, 2, 3, 4]) {
      expect(stack.output()).toContain(`http://127.0.0.1:${stack.port + offset}`);
    }

    const [, command] = /curl -sL "([^"]+)"/.exec(stack.output()) ?? [];
    const tokens = await (await fetch(command!)).json();
    expect(tokens).toMatchObject({
      tokenType: "Bearer",
      accessToken: expect.any(String),
      user: { name: "Ada" },
    });

    const page = await (await fetch(`${stack.url}/docs`)).text();
    expect(page).toContain("/openapi.json");
    expect(stack.output()).toContain(`${stack.url}/docs`);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "stops cleanly on %s and leaves no port taken",
    async (signal) => {
      await using stack = await spawnStack();
      const { code, seconds } = await stack.stop(signal);
      expect(code).toBe(0);
      expect(seconds).toBeLessThan(3 * readySeconds(stack));
      for (const offset of [0, 1, 2, 3, 4]) expect(await isFree(stack.port + offset)).toBe(true);
    },
  );

  test("its model, told to drop the connection, sends half of the answer and not a byte besides", async () => {
    await using stack = await spawnStack();
    const bedrock = `http://127.0.0.1:${stack.port + 3}`;
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
    expect(stack.output()).not.toContain("ERR_HTTP_HEADERS_SENT");
  });

  test("stops with npm, which tells its shell alone", async () => {
    const port = await freePorts(5);
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, PORT: String(port), MEMORY: "1" };
    const npm = spawn("npm", ["start"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    while (!output.includes("is ready in")) output += (await once(npm.stdout, "data")).toString();
    npm.kill("SIGTERM");
    await once(npm, "close");
    for (const offset of [0, 1, 2, 3, 4]) expect(await isFree(port + offset)).toBe(true);
  });

  test("gives a request under way a moment, and stops at once on a second Ctrl-C", async () => {
    await using stack = await spawnStack();
    const socket = createConnection(stack.port, "127.0.0.1").on("error", () => {});
    socket.write("POST /auth/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    expect((await fetch(`${stack.url}/health`)).status).toBe(200);
    stack.child.kill("SIGINT");
    await stack.printed(/Stopping/);
    await sleep(300);
    // 0 would be a stop that took its time.
    expect(await stack.stop("SIGINT")).toMatchObject({ code: 1 });
  });
});

describe("the data folder", () => {
  test("keeps users, tokens and secrets over a stop, and the secrets to its owner", async () => {
    const env = await kept("kept");
    const first = await spawnStack(env);
    const client = await signIn(first.url, "ada@example.com");
    const { id } = await userOf(client);
    await first.stop();
    await using second = await spawnStack(env);
    expect((await userOf(client)).id).toBe(id);
    expect((await userOf(await signIn(second.url, "ada@example.com"))).id).toBe(id);
    expect((await stat(join(env.DATA_DIR, "secrets.json"))).mode & 0o777).toBe(0o600);
  });

  test("and the ports can be used again after SIGKILL", async () => {
    const env = await kept("killed");
    const first = await spawnStack(env);
    const { id } = await userOf(await signIn(first.url, "ada@example.com"));
    await first.stop("SIGKILL");
    await using second = await spawnStack(env);
    expect((await userOf(await signIn(second.url, "ada@example.com"))).id).toBe(id);
  });

  test("is not made with MEMORY=1", async () => {
    await (await spawnStack({ ...(await kept("unused")), MEMORY: "1" })).stop();
    expect(await readdir(folder)).not.toContain("unused");
  });

  test("is one stack's at a time, and the other says so in a line", async () => {
    const env = await kept("shared");
    await using first = await spawnStack(env);
    const { code, output } = await runStart({ ...env, PORT: String(await freePorts(5)) });
    expect(output).toMatch(
      new RegExp(
        `^The data folder .*shared is in use by another stack \\(process ${first.child.pid}\\).*\n$`,
      ),
    );
    expect(code).toBe(1);
  });
});
