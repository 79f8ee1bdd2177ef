import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the committed document and types are what the routes declare, and the linters find nothing in them", async () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const checked = promisify(execFile)(process.execPath, ["scripts/openapi.ts", "--check"], { cwd: root });
  const { stderr } = await checked.catch((error: { stderr: string }) => error);
  expect(stderr).toBe("");
}, 120_000);
