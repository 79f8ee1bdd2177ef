/**
 * A real change of the table: cards of the release before, which matches do not find, by the machine that changes them
 * on a stage. The machine is made as docs/changing-the-table.md says.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttributeValue, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { addScales } from "@persona-ai/core/card/backfill.ts";
import { dynamo, entities, tableName } from "@persona-ai/core/table";
import { substitute } from "@persona-ai/local/stack/workflow.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { startTestStack } from "../../support/stack.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { hasAwsCli, runLocal } from "../operate/runbook.ts";

const stack = await startTestStack();
afterAll(stack.close);

const DEFINITION = new URL("../../../packages/workflows/backfill.asl.json", import.meta.url);
const OLD = 60;
const states = new SFNClient({});
type Item = Record<string, AttributeValue>;

const text = (item: Item | undefined, name: string): string | undefined => item?.[name]?.S;

async function cards(): Promise<Item[]> {
  const { Items = [] } = await dynamo().send(
    new ScanCommand({ TableName: tableName(), ConsistentRead: true }),
  );
  return Items.filter((item) => text(item, "__edb_e__") === "card");
}
const put = (Item: Item) => dynamo().send(new PutItemCommand({ TableName: tableName(), Item }));
const handlesInIndex = async () =>
  (await entities().card.query.matches({}).go({ pages: "all", hydrate: true })).data
    .map(({ handle }) => handle)
    .toSorted();

/** A card as the release before wrote it, under another handle. */
function older({ changedAt: _, scales: __, gsi4pk: ___, gsi4sk: ____, ...card }: Item, handle: string): Item {
  const own = JSON.parse(JSON.stringify(card).replaceAll(text(card, "handle") ?? "", handle));
  return { ...own, personaId: { S: `per_${handle}` } };
}

let card: Item;
let machine: string;

beforeAll(async () => {
  const ada = await signUp("Ada");
  await generate(ada, (await readyAnalysis(ada)).id);
  await ada.patch("/personas/me", { visibility: "public", handle: "ada-of-today" });
  [card] = (await cards()) as [Item];
  await Promise.all(
    Array.from({ length: OLD }, (_, i) => put(older(card, `older-${String(i).padStart(2, "0")}`))),
  );
  const definition = substitute(readFileSync(DEFINITION, "utf8"), ["Backfill"]);
  const created = new CreateStateMachineCommand({
    name: "backfill-by-test",
    definition,
    roleArn: "arn:aws:iam::000000000000:role/backfill",
  });
  machine = (await states.send(created)).stateMachineArn!;
});

async function run(segments: number) {
  const input = JSON.stringify({ change: "card-scales", segments });
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn: machine, input }));
  return eventually(async () => {
    const execution = await states.send(new DescribeExecutionCommand({ executionArn }));
    expect(execution.status).not.toBe("RUNNING");
    return { ...execution, output: JSON.parse(execution.output ?? "null") };
  });
}

test("every old card is found by the index afterwards, made of what a new one is made of", async () => {
  expect(await handlesInIndex()).toEqual(["ada-of-today"]);
  const { status, output, executionArn } = await run(5);
  expect({ status, output }).toEqual({ status: "SUCCEEDED", output: { changed: OLD, left: 0 } });
  expect(await handlesInIndex()).toHaveLength(OLD + 1);
  for (const each of await cards()) {
    expect(each.scales).toEqual(card.scales);
    if (text(each, "handle") !== text(card, "handle")) expect(each.changedAt).toEqual(each.publishedAt);
  }
  const { events = [] } = await states.send(
    new GetExecutionHistoryCommand({
      executionArn: executionArn!,
      includeExecutionData: true,
      maxResults: 1000,
    }),
  );
  expect(JSON.stringify(events)).not.toMatch(/older-|usr_|ada-of-today/);
});

test("once more, it changes nothing", async () => {
  expect((await run(1)).output).toEqual({ changed: 0, left: 0 });
});

test("a card that its owner changes between the reading and the writing stays as they left it", async () => {
  const old = older(card, "older-changing");
  await put(old);
  const send = dynamo().send.bind(dynamo());
  const spy = vi.spyOn(dynamo(), "send").mockImplementation((async (command: never, ...rest: never[]) => {
    const answer = await send(command, ...rest);
    if ((command as object).constructor.name === "ScanCommand") {
      spy.mockRestore();
      await put({ ...old, revision: { N: String(Number(old.revision?.N) + 1) }, tagline: { S: "Newer." } });
    }
    return answer;
  }) as never);
  expect(await addScales({ segment: 0, segments: 1 })).toEqual({ changed: 0, left: 1 });
  const after = (await cards()).find((item) => text(item, "handle") === "older-changing");
  expect(text(after, "tagline")).toBe("Newer.");
  expect(after).not.toHaveProperty("scales");
  expect(await addScales({ segment: 0, segments: 1 })).toEqual({ changed: 1, left: 0 });
});

test("a change that there is not is refused, and the execution says so", async () => {
  const input = JSON.stringify({ change: "no-such-change", segments: 1 });
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn: machine, input }));
  await eventually(async () => {
    const { status, error } = await states.send(new DescribeExecutionCommand({ executionArn }));
    expect({ status, error }).toEqual({ status: "FAILED", error: "ZodError" });
  });
});

test.skipIf(!hasAwsCli)("the documented commands do it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "backfill-"));
  try {
    await put(older(card, "older-by-hand"));
    const said = await runLocal("A backfill", { FOLDER: folder }, 0, "changing-the-table.md");
    expect(said).toMatch(/SUCCEEDED\s+\{"changed":1,"left":0\}/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
