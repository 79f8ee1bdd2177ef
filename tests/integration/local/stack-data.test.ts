import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFolder, readSecrets } from "@persona-ai/local/stack/data.ts";
import { StackError } from "@persona-ai/local/stack/error.ts";
import { expect, onTestFinished, test } from "vitest";

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "data-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a data folder is one stack's at a time", () => {
  const folder = join(newFolder(), "made", "here");
  const first = openDataFolder(folder);
  expect(() => openDataFolder(folder)).toThrow(StackError);
  expect(() => openDataFolder(folder)).toThrow(`in use by another stack (process ${process.pid})`);
  first.release();
  openDataFolder(folder).release();
});

test("a folder that cannot be locked is said to be unusable, by name", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "lock.sqlite"), "something else".repeat(100));
  expect(() => openDataFolder(folder)).toThrow(StackError);
  expect(() => openDataFolder(folder)).toThrow(`${folder} cannot be written to: `);
});

test("secrets are made once, for their owner alone to read", async () => {
  const file = join(newFolder(), "secrets.json");
  const secrets = await readSecrets(file);
  expect(await readSecrets(file)).toEqual(secrets);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(secrets);
  expect(secrets.signingKeys.keys[0]).toMatchObject({
    alg: "ES256",
    kid: expect.any(String),
    d: expect.any(String),
  });
});

test("secrets without a file are new each time", async () => {
  const [one, other] = await Promise.all([readSecrets(undefined), readSecrets(undefined)]);
  expect(one.cursorKey).not.toBe(other.cursorKey);
  expect(one.signingKeys).not.toEqual(other.signingKeys);
});

test.each(["", "{}", '{"signingKeys":{"keys":[]},"cursorKey":"short"}'])(
  "a file of secrets that holds %j is not used and not overwritten",
  async (text) => {
    const file = join(newFolder(), "secrets.json");
    writeFileSync(file, text);
    await expect(readSecrets(file)).rejects.toThrow(StackError);
    await expect(readSecrets(file)).rejects.toThrow(file);
    expect(readFileSync(file, "utf8")).toBe(text);
  },
);
