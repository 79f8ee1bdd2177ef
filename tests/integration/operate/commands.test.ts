/**
 * That the commands which cannot be run without an account are ones that bash and the AWS CLI know: the CLI checks
 * names, options and values before it tries to connect, and here it can connect to nothing.
 */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { bash, hasAwsCli, page, readBlocks } from "./runbook.ts";

const PAGES = ["runbook.md", "deploy.md"];
const blocks = PAGES.flatMap((name) => readBlocks(page(name)).map((block) => ({ ...block, name })));

/** Of a script, what begins with `aws`, up to the end of the command, quotes and `$(…)` in it skipped. */
function awsCommands(script: string): string[] {
  const starts = [...script.matchAll(/(?<![\w/"-])aws (?=[a-z-]+ [a-z-]+)/g)].map(({ index }) => index);
  return starts.map((start) => {
    let [depth, quote, end] = [0, "", start];
    for (; end < script.length; end++) {
      const char = script[end] ?? "";
      if (quote !== "" && depth === 0) quote = char === quote ? "" : quote;
      else if (char === "(") depth += 1;
      else if (char === ")" && depth-- === 0) break;
      else if (depth === 0 && /["']/.test(char)) quote = char;
      else if (depth === 0 && /[\n|;&#]/.test(char)) break;
    }
    return script.slice(start, end).trim();
  });
}

test("a command ends where the shell ends it", () => {
  expect(
    awsCommands(`A=$(aws sqs list --query "a | b(c)")\naws iam get --key '{ ";" }' | jq . && aws s3 ls`),
  ).toEqual([`aws sqs list --query "a | b(c)"`, `aws iam get --key '{ ";" }'`]);
});

test.each(blocks)("bash can read what $name says of $section", ({ script }) => {
  expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
});

/** What the blocks set themselves, or have the reader set. */
const SETTING = `
aws() { command aws --endpoint-url http://127.0.0.1:9 "$@"; }
export AWS_MAX_ATTEMPTS=1
BACKUP_REGION=us-west-2 STAGE=production RESTORE_ROLE_ARN=arn:aws:iam::123456789012:role/restore POINT=arn:aws:backup:us-west-2:123456789012:recovery-point:1 MODEL=amazon.nova-pro-v1:0 TABLE=table RESTORED=restored DEAD=http://127.0.0.1:9/queue PERSONA_ID=per_1 FUNCTION=Api
QUOTA_CODE=L-12345678 TOKENS_PER_MINUTE=1000 LETTER='{"ReceiptHandle":"handle"}'
lambda() { echo "$1"; }
`;

test.skipIf(!hasAwsCli)("the AWS CLI knows every command and its options", async () => {
  const inline = PAGES.flatMap((name) =>
    [...page(name).matchAll(/`(aws [^`]+)`/g)].map(([, text = ""]) => text),
  );
  const elsewhere = blocks.filter(({ local }) => !local).flatMap(({ script }) => awsCommands(script));
  const commands = [...new Set([...elsewhere, ...inline])];
  expect(commands.length).toBeGreaterThan(20);
  const unknown: { command: string; said: string }[] = [];
  async function tryAll(some: string[]): Promise<void> {
    for (const command of some) {
      const bare = command.replace(/ fileb?:\/\/\S+/, " '{}'").replace(/ > .*$/, "");
      const said = await bash(`${SETTING}\n(${bare}) 2>&1 >/dev/null || true`);
      if (!said.includes('Could not connect to the endpoint URL: "http://127.0.0.1:9'))
        unknown.push({ command, said });
    }
  }
  const half = Math.ceil(commands.length / 2);
  await Promise.all([tryAll(commands.slice(0, half)), tryAll(commands.slice(half))]);
  expect(unknown).toEqual([]);
});
