import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { generate, publish, signer } from "@persona-ai/core/auth/keys.ts";
import { describe, expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../../scripts/keys.ts", import.meta.url));
const HOUR = 3_600_000;

function run(command: string, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, command], {
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("a created set can sign", async () => {
  const { status, stdout } = run("create");
  expect(status).toBe(0);
  const set = JSON.parse(stdout);
  expect((await signer(set)).kid).toBe(set.keys[0].kid);
});

test("a rotation goes from standard input to standard output", () => {
  const published = run("publish", run("create").stdout);
  expect(published).toMatchObject({ status: 0, stderr: "" });
  const { keys } = JSON.parse(published.stdout);
  const [signing, next] = keys;
  const anHourAgo = { keys: [signing, { ...next, iat: next.iat - 3600 }] };
  const promoted = run("promote", `${JSON.stringify(anHourAgo)}\n`);
  expect(promoted).toMatchObject({ status: 0, stderr: "" });
  const kids = JSON.parse(promoted.stdout).keys.map(({ kid }: { kid: string }) => kid);
  expect(kids).toEqual([next.kid, signing.kid]);
});

test("a cursor key is 256 random bits, without a line end", () => {
  const [one, other] = [run("cursor-key").stdout, run("cursor-key").stdout];
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(one).not.toBe(other);
});

describe("nothing is written to standard output, and no key to standard error,", () => {
  const refused = (result: ReturnType<typeof run>) => {
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toMatch(/^[^\n]+\n$/);
    return result.stderr;
  };

  test("when the step is refused", async () => {
    const now = new Date();
    const set = publish({ keys: [await generate(new Date(now.getTime() - HOUR))] }, await generate(now), now);
    const message = refused(run("promote", JSON.stringify(set)));
    expect(message).toContain("not before");
    for (const { d } of set.keys) expect(message).not.toContain(d);
  });

  test.each([
    ["nothing", ""],
    ["what is not JSON", '{"keys":[{"d":"private"'],
    ["a set without keys", '{"keys":[]}'],
    ["a public key", '{"keys":[{"kty":"EC","kid":"private"}]}'],
    ["null", "null"],
  ])("when standard input holds %s", (_, input) => {
    expect(refused(run("publish", input))).toBe("Standard input must be the current SigningKeys.\n");
  });

  test("when the command is not one of its own", () => {
    expect(refused(run("delete"))).toContain("create, publish, promote, cursor-key");
  });
});
