import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deploy, invoke } from "./deploy.ts";

describe("a function that fails answers as on AWS", () => {
  test("a thrown error gives its name, message and trace", async () => {
    const lambda = deploy({ fail: {} });
    expect(await invoke(lambda, "fail")).toMatchObject({
      statusCode: 200,
      functionError: "Unhandled",
      payload: {
        errorType: "TooManySurveys",
        errorMessage: "no more than 10",
        trace: expect.arrayContaining([
          "TooManySurveys: no more than 10",
          expect.stringContaining("handlers.ts"),
        ]),
      },
    });
  });

  test.each([
    ["failPlain", {}, "string", "a string"],
    ["circular", {}, "Runtime.JSONStringifyError", "Unable to stringify response body"],
    ["large", { bytes: 6 * 1024 * 1024 + 100 }, "Function.ResponseSizeTooLarge", /exceeded maximum/],
    [
      "exit",
      { code: 0 },
      "Runtime.ExitError",
      /^RequestId: \S{36} Error: Runtime exited without providing a reason$/,
    ],
    [
      "exit",
      { code: 3 },
      "Runtime.ExitError",
      /^RequestId: \S{36} Error: Runtime exited with error: exit status 3$/,
    ],
    ["neverSettles", {}, "Runtime.NodeJsExit", /never settled/],
    ["rejectBehind", {}, "Runtime.UnhandledPromiseRejection", "Error: nobody waits for me"],
    ["callback", {}, "Runtime.CallbackHandlerDeprecated", /callback/],
    ["missing", {}, "Runtime.HandlerNotFound", /missing is undefined or not exported/],
  ])("%s %j gives %s", async (name, event, errorType, errorMessage) => {
    const lambda = deploy({ [name]: {} });
    const { functionError, payload } = await invoke(lambda, name, event);
    expect(functionError).toBe("Unhandled");
    expect(payload).toMatchObject({
      errorType,
      errorMessage: typeof errorMessage === "string" ? errorMessage : expect.stringMatching(errorMessage),
    });
  });

  test("one that waits or computes too long is ended at its timeout, and its next invocation starts anew", async () => {
    const lambda = deploy({ hang: { timeout: "1 seconds" }, spin: { timeout: "1 seconds" } });
    const expectTimeouts = async (name: string) => {
      for (let attempt = 0; attempt < 2; attempt++) {
        const { payload, requestId } = await invoke(lambda, name);
        expect(payload).toEqual({
          errorType: "Sandbox.Timedout",
          errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
        });
      }
    };
    await Promise.all([expectTimeouts("hang"), expectTimeouts("spin")]);
  });

  test("one that needs more memory than it has is killed, and nothing else is", async () => {
    const lambda = deploy({ fillMemory: { memory: "64 MB" }, echo: {} });
    const { payload, requestId } = await invoke(lambda, "fillMemory");
    expect(payload).toEqual({
      errorType: "Runtime.ExitError",
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
    });
    expect(await invoke(lambda, "echo", { still: "here" })).toMatchObject({ payload: { still: "here" } });
  });
});

describe("a module that cannot be loaded answers as on AWS", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "lambda-"));
    await writeFile(join(root, "syntax.ts"), "export const handler = async () => {");
    await writeFile(
      join(root, "imports.ts"),
      'import "./nowhere.ts";\nexport const handler = async () => {};',
    );
    await writeFile(join(root, "throws.ts"), 'throw new RangeError("at load");');
    await writeFile(join(root, "exits.ts"), "process.exit(7);");
  });
  afterAll(() => rm(root, { recursive: true }));

  test.each([
    ["syntax", "Runtime.UserCodeSyntaxError", /^SyntaxError/],
    ["imports", "Runtime.ImportModuleError", /Cannot find module .*nowhere\.ts/],
    ["absent", "Runtime.ImportModuleError", /Cannot find module .*absent\.ts/],
    ["throws", "RangeError", /^at load$/],
    ["exits", "Runtime.ExitError", /exit status 7$/],
  ])("%s.ts gives %s each time", async (file, errorType, errorMessage) => {
    const lambda = deploy({ handler: {} }, { root, file });
    for (let attempt = 0; attempt < 2; attempt++) {
      const { payload } = await invoke(lambda, "handler");
      expect(payload).toMatchObject({ errorType, errorMessage: expect.stringMatching(errorMessage) });
    }
  });
});

describe("the service refuses", () => {
  test("a function that it does not have", async () => {
    const lambda = deploy({ echo: {} });
    await expect(invoke(lambda, "other")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Function not found: arn:aws:lambda:eu-central-1:123456789012:function:other",
    });
  });

  test("an event above 6 MB, and takes one just below", async () => {
    const lambda = deploy({ nothing: {} });
    const limit = 6 * 1024 * 1024 - '""'.length;
    expect(await invoke(lambda, "nothing", "x".repeat(limit))).toMatchObject({ payload: null });
    await expect(invoke(lambda, "nothing", "x".repeat(limit + 1))).rejects.toMatchObject({
      name: "RequestTooLargeException",
    });
  });

  test("whatever comes after it was closed, and what waited then", async () => {
    const lambda = deploy({ hang: {} }, { concurrency: 1 });
    const running = invoke(lambda, "hang");
    const waiting = expect(invoke(lambda, "hang")).rejects.toMatchObject({ name: "ServiceException" });
    await lambda.close();
    await waiting;
    await expect(invoke(lambda, "hang")).rejects.toMatchObject({ name: "ServiceException" });
    expect(await running).toMatchObject({ payload: { errorType: "Runtime.ExitError" } });
  });
});
