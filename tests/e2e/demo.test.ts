import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("npm run demo makes two personas of real people's answers in under 10 s and exits 0", async () => {
  const startedAt = performance.now();
  const { stdout } = await promisify(execFile)("node", ["packages/local/src/demo/index.ts"], { cwd: ROOT });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  for (const state of [
    "FetchResponses",
    "SynthesizeTraits",
    "GenerateProfile",
    "InterviewPersona",
    "PersistPersona",
    "MarkReady",
  ]) {
    expect(stdout.split(`✓ ${state} `)).toHaveLength(3);
  }
  for (const domain of ["Openness", "Conscientiousness", "Extraversion", "Agreeableness", "Neuroticism"]) {
    expect(stdout).toMatch(new RegExp(`${domain} +┊.*●.*┊ +\\d+ +(low|average|high)`));
  }
});
