/**
 * The product's main job against `npm start`, over HTTP alone, on real people's answers; and what of it is kept in the
 * data folder when a stack stops, is killed, or is started beside another.
 */

import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { respondents } from "../../scripts/demo/respondents.ts";
import { freePorts } from "../support/ports.ts";
import { runStart, type Spawned, spawnStack, UNHURRIED } from "../support/spawn.ts";
import { dataOf, personaOf, signIn, userOf } from "./people.ts";

let folder: string;
let stack: Spawned;
let env: { MEMORY: string; DATA_DIR: string; PORT: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "persona-e2e-"));
  env = { MEMORY: "0", DATA_DIR: join(folder, "data"), PORT: String(await freePorts(5)) };
  stack = await spawnStack(env);
});
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true });
});

test("two people get personas that are clearly their own", async () => {
  const [first, second] = [await personaOf(stack.url), await personaOf(stack.url, respondents[1])];
  expect(first.persona).toMatchObject({
    status: "ready",
    traits: { raters: { self: 1, peers: 5, waiting: 0, excluded: 0 } },
  });
  expect(second.persona.status).toBe("ready");
  expect(first.persona.traits!.domains.neuroticism.level).toBe("low");
  expect(second.persona.traits!.domains.neuroticism.level).toBe("high");
  expect(first.persona.profile!.tagline).not.toBe(second.persona.profile!.tagline);
  expect(first.persona.profile!.summary).not.toBe(second.persona.profile!.summary);
});

test("what was made is still there after a restart, and so are the sign-in and its keys", async () => {
  const client = await signIn(stack.url, "ada@example.com");
  const persona = () => dataOf(client.api.GET("/personas/me"));
  const run = () => dataOf(client.api.GET("/personas/me/run"));
  const before = [await persona(), await run()];
  const { id } = await userOf(client);
  expect(await stack.stop()).toBe(0);
  stack = await spawnStack(env);
  expect([await persona(), await run()]).toEqual(before);
  expect((await userOf(client)).id).toBe(id);
  expect((await userOf(await signIn(stack.url, "ada@example.com"))).id).toBe(id);
  expect((await stat(join(env.DATA_DIR, "secrets.json"))).mode & 0o777).toBe(0o600);
});

test("and the ports can be used again after SIGKILL", async () => {
  const { id } = await userOf(await signIn(stack.url, "ada@example.com"));
  await stack.stop("SIGKILL");
  stack = await spawnStack(env);
  expect((await userOf(await signIn(stack.url, "ada@example.com"))).id).toBe(id);
});

test("the data folder is one stack's at a time, and the other says so in a line", async () => {
  const { code, output } = await runStart({ ...env, PORT: String(await freePorts(5)) });
  expect(output).toMatch(
    new RegExp(`^The data folder .*data is in use by another stack \\(process ${stack.child.pid}\\).*\n$`),
  );
  expect(code).toBe(1);
});

describe("gives a request under way a moment", () => {
  /** Half of a request, that the stack has; it is told to stop then. */
  async function interrupted(): Promise<Spawned & { socket: Socket }> {
    const stack = await spawnStack(UNHURRIED);
    const socket = createConnection(stack.port, "127.0.0.1").on("error", () => {});
    const head = ["POST /auth/refresh HTTP/1.1", "Host: localhost", "Connection: close"];
    const body = ["Content-Type: application/json", "Content-Length: 2", "", "{"];
    await new Promise((sent) => socket.write([...head, ...body].join("\r\n"), sent));
    expect((await fetch(`${stack.url}/health`)).status).toBe(200);
    stack.child.kill("SIGINT");
    await stack.printed(/Stopping/);
    return { ...stack, socket };
  }

  test("in which it is answered", async () => {
    await using stack = await interrupted();
    const [answer, end] = [once(stack.socket, "data"), once(stack.child, "exit")];
    stack.socket.write("}");
    expect(String(await answer)).toMatch(/^HTTP\/1.1 401 /);
    expect(await end).toEqual([0, null]);
  });

  test("and stops at once on a second Ctrl-C", async () => {
    await using stack = await interrupted();
    await sleep(300);
    // 0 would be a stop that took its time.
    expect(await stack.stop("SIGINT")).toBe(1);
  });
});
