import { defineFunction, functionArn, readFunctionName } from "step-functions-local/lambda/function.ts";
import { describe, expect, test } from "vitest";

const account = { region: "us-east-1", accountId: "000000000000" };

describe("a function", () => {
  test("has its limits and its module from the settings", () => {
    const settings = {
      handler: "packages/x/src/mark-ready.handler",
      memory: "256 MB",
      timeout: "10 seconds",
    } as const;
    expect(defineFunction("MarkReady", settings, account, "/root")).toEqual({
      name: "MarkReady",
      arn: "arn:aws:lambda:us-east-1:000000000000:function:MarkReady",
      handler: "packages/x/src/mark-ready.handler",
      file: "/root/packages/x/src/mark-ready.ts",
      exportName: "handler",
      memoryMb: 256,
      timeoutMs: 10_000,
    });
  });

  test.each([
    ["MarkReady"],
    ["MarkReady:$LATEST"],
    ["000000000000:function:MarkReady"],
    [functionArn("MarkReady", account)],
    [`${functionArn("MarkReady", account)}:3`],
    ["arn:aws-cn:lambda:cn-north-1:000000000000:function:MarkReady"],
  ])("is named by %s", (name) => {
    expect(readFunctionName(name)).toBe("MarkReady");
  });
});
