/** What is answered where the code of an area cannot be loaded, and by the others meanwhile. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const SCRIPT = `
  import { registerHooks } from "node:module";
  let isThere = false;
  registerHooks({
    load(url, context, next) {
      if (url.endsWith("/api/instruments.ts") && !isThere) throw new Error("a reason");
      return next(url, context);
    },
  });
  const { app } = await import("@persona-ai/functions/api/index.ts");
  const answers = [];
  const ask = async (path) => {
    const answer = await app.request(path);
    answers.push({ status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() });
  };
  await ask("/instruments");
  await ask("/health");
  isThere = true;
  await ask("/instruments");
  process.stdout.write(JSON.stringify(answers));
`;

test("it is a problem that says nothing of why, in the one area, until it can be loaded", () => {
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", SCRIPT], {
    encoding: "utf8",
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: "SILENT", POWERTOOLS_METRICS_DISABLED: "true" },
  });
  const [broken, well, mended] = JSON.parse(told);
  expect(broken).toMatchObject({ status: 500, type: "application/problem+json" });
  expect(JSON.parse(broken.text)).toMatchObject({
    status: 500,
    code: "internal_error",
    requestId: expect.stringMatching(/./),
  });
  expect(broken.text).not.toContain("a reason");
  expect(well.status).toBe(200);
  expect(mended.status).toBe(200);
});
