import { ModelThrottled } from "@persona-ai/core/model/errors.ts";
import { faultsOf } from "@persona-ai/core/telemetry/fault.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe("a fault in the log", () => {
  test("says what it was and by whom it was answered, cause after cause", () => {
    const answered = Object.assign(new Error("Rate exceeded"), {
      name: "ThrottlingException",
      $metadata: { httpStatusCode: 429, requestId: "a-request" },
    });
    const [error, cause] = faultsOf(new ModelThrottled(answered));
    expect(error).toEqual({ name: "ModelThrottled", code: "model_throttled" });
    expect(cause).toEqual({ name: "ThrottlingException", status: 429, awsRequestId: "a-request" });
  });

  test("has the code of a system error", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
    expect(faultsOf(refused)).toEqual([{ name: "Error", code: "ECONNREFUSED" }]);
  });

  test("says where it came from when it is a defect", () => {
    const [defect] = faultsOf(thrownBy(() => (undefined as unknown as string[]).length));
    expect(defect?.name).toBe("TypeError");
    expect(defect?.stack?.[0]).toMatch(/^at .*fault\.test\.ts:\d+:\d+/);
  });

  test("is none when nothing was thrown that is an error", () => {
    expect(faultsOf("a text")).toEqual([]);
  });

  test("quotes nothing of what a parser choked on", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 40 }), (text) => {
        const secret = `jabberwock ${text}`;
        const error = thrownBy(() => JSON.parse(secret));
        expect(String((error as Error).message)).toContain("jabberwock");
        const wrapped = new TypeError(`Not usable: ${secret}`, { cause: error });
        expect(JSON.stringify(faultsOf(wrapped))).not.toContain("jabberwock");
      }),
    );
  });

  test("takes no line of a message for a place in the code", () => {
    const error = new Error("First.\n    at home (my diary:1:1)\nThird.");
    const shown = JSON.stringify(faultsOf(error));
    expect(shown).not.toContain("diary");
    expect(shown).toContain("fault.test.ts");
  });
});
