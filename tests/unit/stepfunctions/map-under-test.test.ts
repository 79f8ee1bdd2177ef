/** A Map under test: what it would read, and in which batches (developer guide, "ItemReader" and "ItemBatcher"). */
import type { Json } from "step-functions-local/payload.ts";
import { runTest } from "step-functions-local/test-state/index.ts";
import { describe, expect, test } from "vitest";

const DISTRIBUTED = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
const Inner = { Type: "Pass", End: true };
const map = {
  QueryLanguage: "JSONata",
  Type: "Map",
  ItemProcessor: { ProcessorConfig: DISTRIBUTED, StartAt: "Inner", States: { Inner } },
  End: true,
};
const bench = {
  invoker: { invoke: () => Promise.reject(new Error("There are no functions.")) },
  home: { region: "us-east-1", accountId: "000000000000" },
  timeScale: 1,
  now: Date.now,
};

async function inspected(fields: object, { input = {}, data }: { input?: Json; data?: string }, results = 1) {
  const answer = await runTest(bench, {
    definition: JSON.stringify({ ...map, ...fields }),
    input: JSON.stringify(input),
    inspectionLevel: "DEBUG",
    mock: { result: JSON.stringify(Array(results).fill(0)) },
    ...(data === undefined ? {} : { stateConfiguration: { mapItemReaderData: data } }),
  });
  expect(answer.status).toBe("SUCCEEDED");
  return answer.inspectionData ?? {};
}

describe("Items in batches", () => {
  const input = { items: ["a", "b", "c"], most: 2 };
  const batched = async (ItemBatcher: object, results: number) => {
    const fields = { Items: "{% $states.input.items %}", ItemBatcher };
    return JSON.parse((await inspected(fields, { input }, results)).afterItemBatcher ?? "");
  };

  test("have so many items, by an expression too, and an input that they share", async () => {
    const BatchInput = { most: "{% $states.input.most %}", of: "x" };
    expect(await batched({ MaxItemsPerBatch: "{% $states.input.most %}", BatchInput }, 2)).toEqual([
      { BatchInput: { most: 2, of: "x" }, Items: ["a", "b"] },
      { BatchInput: { most: 2, of: "x" }, Items: ["c"] },
    ]);
  });

  test("have so many bytes, and one item at the least", async () => {
    const bytes = (Items: string[]) => JSON.stringify({ Items }).length;
    const all = [{ Items: ["a", "b"] }, { Items: ["c"] }];
    expect(await batched({ MaxInputBytesPerBatch: bytes(["a", "b"]) }, 2)).toEqual(all);
    expect(await batched({ MaxInputBytesPerBatch: 1 }, 3)).toEqual(
      input.items.map((item) => ({ Items: [item] })),
    );
    expect(await batched({ MaxInputBytesPerBatch: 1000 }, 1)).toEqual([{ Items: input.items }]);
  });
});

describe("Items that an ItemReader would have read", () => {
  const read = async (ReaderConfig: object, data: string, results: number) => {
    const ItemReader = {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig,
      Arguments: { Bucket: "b", Key: "k" },
    };
    const fields = { ItemReader, ItemSelector: { item: "{% $states.context.Map.Item.Value %}" } };
    const { afterItemSelector = "" } = await inspected(fields, { data }, results);
    return (JSON.parse(afterItemSelector) as { item: Json }[]).map(({ item }) => item);
  };

  test.each([
    ["JSON", { InputType: "JSON" }, "[1,2]", [1, 2]],
    ["JSON, at a pointer", { InputType: "JSON", ItemsPointer: "/a~1b/c" }, '{"a/b":{"c":[3]}}', [3]],
    ["lines of JSON", { InputType: "JSONL" }, '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    [
      "a CSV",
      { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
      "a,b\n1,2\r\n3,4",
      [
        { a: "1", b: "2" },
        { a: "3", b: "4" },
      ],
    ],
    ["so many of them", { InputType: "JSON", MaxItems: "{% 1 + 1 %}" }, "[1,2,3]", [1, 2]],
  ])("are those of %s", async (_what, config, data, items) => {
    expect(await read(config, data, items.length)).toEqual(items);
  });

  test("are refused when they are no list, with the reason", async () => {
    await expect(read({ InputType: "JSON" }, "1", 1)).rejects.toThrow("it has no array or object of items");
    await expect(read({ InputType: "JSON" }, "{", 1)).rejects.toMatchObject({ code: "ValidationException" });
  });
});
