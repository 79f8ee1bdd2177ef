import {
  type ExecutionListItem,
  GetExecutionHistoryCommand,
  InvalidToken,
  ListExecutionsCommand,
  type ListExecutionsCommandInput,
  type SFNClient,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { create, finished, history, start, stepFunctions } from "./support/step-functions.ts";

const pass = { StartAt: "P", States: { P: { Type: "Pass", Assign: { seen: 1 }, End: true } } };
const wait = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 3600, End: true } } };

async function everyPage(
  client: SFNClient,
  input: ListExecutionsCommandInput,
): Promise<ExecutionListItem[][]> {
  const pages: ExecutionListItem[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListExecutionsCommand({ ...input, nextToken }));
    pages.push(page.executions ?? []);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return pages;
}

describe("ListExecutions", () => {
  test("Executions come newest first, in pages, each once", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, pass);
    const started: string[] = [];
    for (let index = 0; index < 7; index++) started.unshift(await start(client, stateMachineArn, { index }));
    const pages = await everyPage(client, { stateMachineArn, maxResults: 3 });
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat().map(({ executionArn }) => executionArn)).toEqual(started);
  });

  test("A filter leaves the executions of one status, and of one machine", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, wait);
    const [running, stopped] = [await start(client, stateMachineArn), await start(client, stateMachineArn)];
    await client.send(new StopExecutionCommand({ executionArn: stopped }));
    await start(client, await create(client, wait, "other"));
    const list = async (statusFilter: "RUNNING" | "ABORTED" | "FAILED") =>
      (await everyPage(client, { stateMachineArn, statusFilter }))
        .flat()
        .map(({ executionArn }) => executionArn);
    expect(await list("RUNNING")).toEqual([running]);
    expect(await list("ABORTED")).toEqual([stopped]);
    expect(await list("FAILED")).toEqual([]);
  });

  test("A token that was not given for this list is InvalidToken", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, pass);
    const other = await create(client, pass, "other");
    for (const arn of [other, other]) await start(client, arn);
    const { nextToken } = await client.send(
      new ListExecutionsCommand({ stateMachineArn: other, maxResults: 1 }),
    );
    const foreign = new ListExecutionsCommand({ stateMachineArn, nextToken });
    await expect(client.send(foreign)).rejects.toBeInstanceOf(InvalidToken);
    const made = new ListExecutionsCommand({ stateMachineArn, nextToken: "MS5h" });
    await expect(client.send(made)).rejects.toBeInstanceOf(InvalidToken);
  });
});

describe("GetExecutionHistory", () => {
  async function executed() {
    const { client } = await stepFunctions();
    const executionArn = await start(client, await create(client, pass), { a: 1 });
    await finished(client, executionArn);
    return { client, executionArn };
  }

  test("Events come oldest first or, in reverse, newest first, in pages", async () => {
    const { client, executionArn } = await executed();
    const ids = async (reverseOrder: boolean) => {
      const seen: (number | undefined)[][] = [];
      let nextToken: string | undefined;
      do {
        const command = new GetExecutionHistoryCommand({
          executionArn,
          maxResults: 3,
          reverseOrder,
          nextToken,
        });
        const page = await client.send(command);
        seen.push((page.events ?? []).map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return seen;
    };
    expect(await ids(false)).toEqual([[1, 2, 3], [4]]);
    expect(await ids(true)).toEqual([[4, 3, 2], [1]]);
  });

  test("Without execution data, details lose inputs and outputs and nothing else", async () => {
    const { client, executionArn } = await executed();
    const command = new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false });
    const { events = [] } = await client.send(command);
    expect(events[0]?.executionStartedEventDetails).toEqual({
      roleArn: "arn:aws:iam::000000000000:role/test",
    });
    expect(events[2]?.stateExitedEventDetails).toEqual({
      name: "P",
      assignedVariables: { seen: "1" },
      assignedVariablesDetails: { truncated: false },
    });
  });

  test("Events are dated, and no event is older than the one before it", async () => {
    const begun = Date.now();
    const { client, executionArn } = await executed();
    const times = (await history(client, executionArn)).map(({ timestamp }) => timestamp?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBeGreaterThanOrEqual(begun);
    expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
  });
});
