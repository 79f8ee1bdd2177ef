import { ThrottlingException, ValidationException } from "@aws-sdk/client-bedrock-runtime";
import { Model } from "@persona-ai/core/model";
import { describe, expect, test } from "vitest";

const named = (name: string, more: object = {}) => Object.assign(new Error("upstream"), { name, ...more });
const invalid = (message: string) => new ValidationException({ message, $metadata: {} });
const status = (httpStatusCode: number) => named("SomethingNew", { $metadata: { httpStatusCode } });

describe("an error of the SDK or the network", () => {
  test.each([
    ["ModelThrottled", new ThrottlingException({ message: "", $metadata: {} })],
    ["ModelThrottled", named("ServiceQuotaExceededException")],
    ["ModelUnavailable", named("ServiceUnavailableException")],
    ["ModelUnavailable", named("InternalServerException")],
    ["ModelUnavailable", named("ModelNotReadyException")],
    ["ModelUnavailable", named("ModelErrorException")],
    ["ModelUnavailable", named("Error", { code: "ECONNREFUSED" })],
    ["ModelUnavailable", named("TimeoutError", { code: "ECONNRESET" })],
    ["ModelUnavailable", named("SyntaxError")],
    ["ModelTimeout", named("ModelTimeoutException")],
    ["ModelTimeout", named("TimeoutError")],
    ["ModelTimeout", named("TimeoutError", { code: "ETIMEDOUT" })],
    ["ModelAccessDenied", named("AccessDeniedException")],
    ["ModelAccessDenied", named("ExpiredTokenException")],
    ["ModelAccessDenied", named("CredentialsProviderError")],
    ["ModelRejected", new ValidationException({ message: "", $metadata: {} })],
    ["ModelNotOffered", named("ResourceNotFoundException")],
    ["ModelNotOffered", status(404)],
    ["ModelNotOffered", invalid("The provided model identifier is invalid.")],
    ["ModelNotOffered", invalid("Invocation of model ID x with on-demand throughput isn’t supported.")],
    ["ModelThrottled", status(429)],
    ["ModelTimeout", status(504)],
    ["ModelAccessDenied", status(401)],
    ["ModelRejected", status(422)],
    ["ModelUnavailable", status(502)],
  ])("is a %s: %s", (name, error) => {
    expect(Model.modelError(error)).toMatchObject({ name, cause: error });
  });

  test("that is a bug of ours stays what it is", () => {
    const bug = new TypeError("x is not a function");
    expect(Model.modelError(bug)).toBe(bug);
    expect(Model.modelError("not even an error")).toBe("not even an error");
  });

  test("is not wrapped twice", () => {
    const throttled = new Model.ModelThrottled();
    expect(Model.modelError(throttled)).toBe(throttled);
  });
});
