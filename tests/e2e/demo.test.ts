import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("npm run demo makes two personas of real people's answers, has them talked to and compared, and exits 0", async () => {
  const { stdout } = await promisify(execFile)("node", ["scripts/demo/index.ts"], { cwd: ROOT });
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
  expect(stdout).toMatch(/published as \/cards\/ada-of-sapa: Ada, “.+”, with a picture of \d+ KiB/);
  expect(stdout).toContain("> What do you know about me?");
  expect(stdout).toMatch(/It remembers: .*gardener/);
  expect(stdout).toMatch(/Chemistry with ben-of-sapa: \d+ of 100/);
  expect(stdout).toMatch(/Best matches: ben-of-sapa \(\d+\)/);
  expect(stdout).toContain("Ada as chara_card_v2");
});

test("it ends when its reader has seen enough", async () => {
  const demo = spawn("node", ["scripts/demo/index.ts"], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
  demo.stdout.once("data", () => demo.stdout.destroy());
  expect(await once(demo, "exit")).toEqual([0, null]);
});
