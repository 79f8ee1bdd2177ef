/** Blocks of the documentation whose services are not on one machine, run with recorded answers in their place. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { QUEUE, recordedAws } from "./recorded-aws.ts";
import { bash, hasAwsCli, page, readBlocks } from "./runbook.ts";

function blockWith(name: string, text: string): string {
  const found = readBlocks(page(name)).filter(({ script }) => script.includes(text));
  expect(found).toHaveLength(1);
  return found[0]!.script;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "operate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!hasAwsCli)("in an account with more than a page of everything", () => {
  test("the runbook's first block finds what is the stage's", async () => {
    const aws = await recordedAws();
    try {
      // By option, because the CLI's first version asks SQS at its own address whatever the variables say.
      const said = await bash(
        `aws() { command aws --endpoint-url "$RECORDED" "$@"; }
        ${blockWith("runbook.md", "list-state-machines")}
        printf '%s\\n' "$TABLE" "$MACHINE" "$DEAD" "$(lambda Sweep)" "$(lambda ExecutionStatus)"`,
        { RECORDED: aws.url },
      );
      expect(said.trim().split("\n")).toEqual([
        "persona-ai-production-TableTable-abcdefgh",
        "arn:aws:states:eu-west-1:123456789012:stateMachine:persona-ai-production-persona-generation",
        QUEUE,
        "persona-ai-production-SweepFunction-abcdefgh",
        "persona-ai-production-ExecutionStatusFunction-abcdefgh",
      ]);
    } finally {
      aws.close();
    }
  });
});

/** SST's secrets as a folder: a value is what came by standard input, to the byte (sst's own command stores it so). */
const SECRETS = `
npx() {
  [ "$1 $2" = "sst secret" ] || return 2
  if [ "$3" = set ]; then cat > "$FOLDER/$4"; return; fi
  for FILE in "$FOLDER"/*; do [ -e "$FILE" ] && printf '%s=%s\\n' "$(basename "$FILE")" "$(cat "$FILE")"; done
}
set -euo pipefail
`;
const secrets = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

function aQuarterOfAnHourLater(): void {
  const { keys } = JSON.parse(secrets().SigningKeys ?? "");
  const older = keys.map((key: { iat: number }) => ({ ...key, iat: key.iat - 15 * 60 }));
  writeFileSync(join(folder, "SigningKeys"), JSON.stringify({ keys: older }));
}

describe("secrets", () => {
  test("are set without the newline that the files end in", async () => {
    const script = blockWith("deploy.md", "google-client-id.txt").replaceAll(
      /\$\(cat (\S+)\)/g,
      "$(echo from-$1)",
    );
    await bash(SECRETS + script, { FOLDER: folder });
    const { GoogleClientId, GoogleClientSecret, SigningKeys = "", CursorKey } = secrets();
    expect({ GoogleClientId, GoogleClientSecret }).toEqual({
      GoogleClientId: "from-google-client-id.txt",
      GoogleClientSecret: "from-google-client-secret.txt",
    });
    expect(CursorKey).toMatch(/^[\w-]{43}$/);
    expect(JSON.parse(SigningKeys).keys).toHaveLength(1);
  });

  test("that are keys are rotated: the new one is published first, and then signs", async () => {
    const block = blockWith("runbook.md", "rotate publish");
    const [publish, promote] = ["publish", "promote"].map((step) =>
      block.replaceAll(/^rotate \w+ .*$/gm, (line) => (line.startsWith(`rotate ${step}`) ? line : "")),
    ) as [string, string];
    const keys = (): string[] =>
      JSON.parse(secrets().SigningKeys ?? "").keys.map(({ kid }: { kid: string }) => kid);
    const [former] = keys();
    await bash(SECRETS + publish, { FOLDER: folder, STAGE: "production" });
    const [signs, published] = keys();
    expect(signs).toBe(former);
    expect(published).toEqual(expect.any(String));
    await bash(SECRETS + promote, { FOLDER: folder, STAGE: "production" });
    expect(keys()).toEqual([former, published]);
    aQuarterOfAnHourLater();
    await bash(SECRETS + promote, { FOLDER: folder, STAGE: "production" });
    expect(keys()).toEqual([published, former]);
  });
});
