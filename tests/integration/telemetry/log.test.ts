import { METRICS, NAMESPACE } from "@persona-ai/core/telemetry/metric-table.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { type Line, type Observed, observe } from "./observed.ts";

let observed: Observed;
beforeAll(async () => {
  observed = await observe();
});

const linesOf = (message: string): Line[] => observed.lines.filter((line) => line.message === message);
const requestBy = (requestId: string) => linesOf("request").filter((line) => line.requestId === requestId);

describe("the log of a generation and a chat", () => {
  test("has nothing of what people are called, wrote or hold as a token", () => {
    const shown = Object.entries(observed.secrets).filter(([, secret]) => observed.text.includes(secret));
    expect(shown).toEqual([]);
    expect(Object.values(observed.secrets).every((secret) => secret.length > 12)).toBe(true);
  });

  test("leads from the request to its execution, and to the same persona in every step", () => {
    const [request] = requestBy(observed.generateRequestId);
    expect(request).toMatchObject({
      method: "POST",
      route: "/personas/generate",
      status: 202,
      userId: observed.userId,
      personaId: observed.personaId,
      version: 1,
      executionArn: expect.stringContaining(`:execution:persona-generation:${observed.personaId}-v1`),
    });
    const { userId, personaId, version, executionArn } = request!;
    const happened = Object.keys(functions).filter((name) => name !== "MarkFailed");
    for (const functionName of happened) {
      const lines = observed.lines.filter((line) => line.functionName === functionName);
      expect(lines.length).toBeGreaterThanOrEqual(2);
      for (const line of lines) {
        expect(line).toMatchObject({ userId, personaId, version, executionArn });
        expect(line.functionRequestId).toMatch(/^[\da-f-]{36}$/);
      }
      expect(lines.map(({ message }) => message)).toEqual(
        expect.arrayContaining(["step started", "step ended"]),
      );
    }
  });

  test("tells of each call of the model, also of the one that failed and of the chat's", () => {
    const calls = linesOf("model call");
    const modelId = expect.stringContaining("claude");
    const [throttled] = linesOf("model call failed");
    expect(throttled).toMatchObject({
      modelId,
      code: "model_throttled",
      functionName: "GenerateProfile",
      personaId: observed.personaId,
      latencyMs: expect.any(Number),
    });
    expect(calls.filter(({ functionName }) => functionName === "GenerateProfile").length).toBe(2);
    expect(calls.filter(({ file }) => file === "Api.log").length).toBeGreaterThanOrEqual(1);
    for (const call of calls) {
      expect(call).toMatchObject({
        modelId,
        latencyMs: expect.any(Number),
        inputTokens: expect.any(Number),
        outputTokens: expect.any(Number),
        stopReason: expect.any(String),
      });
    }
  });

  test("tells the route of a survey, which holds a token, and whose answer it is to nobody", () => {
    const [request] = requestBy(observed.surveyRequestId);
    expect(request).toMatchObject({ method: "POST", route: "/surveys/:shareToken/responses", status: 201 });
    expect(request).not.toHaveProperty("userId");
  });

  test("has one line for each request", () => {
    const ids = linesOf("request").map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(8);
  });
});

describe("the metrics of it", () => {
  test("are those of the table, in their units and dimensions", () => {
    const definitions = observed.metrics.flatMap(({ _aws }) => (_aws as Emf).CloudWatchMetrics);
    expect(definitions.length).toBeGreaterThan(5);
    for (const { Namespace, Dimensions, Metrics } of definitions) {
      expect(Namespace).toBe(NAMESPACE);
      for (const { Name, Unit } of Metrics) {
        const metric: { unit: string; by?: string } = METRICS[Name as keyof typeof METRICS];
        expect(Unit).toBe(metric.unit);
        const sets = [["service"], ...(metric.by === undefined ? [] : [["service", metric.by]])];
        expect(Dimensions).toEqual(sets);
      }
    }
  });

  test("count what happened", () => {
    const sum = (name: string, by: Record<string, string> = {}) =>
      observed.metrics
        .filter((line) => Object.entries(by).every(([key, value]) => line[key] === value))
        .reduce((total, line) => total + Number(line[name] ?? 0), 0);
    expect(sum("GenerationsStarted")).toBe(1);
    expect(sum("GenerationsReady")).toBe(1);
    expect(sum("GenerationsFailed")).toBe(0);
    expect(sum("ModelErrors", { code: "model_throttled" })).toBe(1);
    const calls = linesOf("model call");
    const tokens = calls.reduce((total, call) => total + Number(call.inputTokens), 0);
    expect(sum("ModelInputTokens")).toBe(tokens);
    const cost = calls.reduce((total, call) => total + Number(call.costUsd), 0);
    expect(sum("ModelCost")).toBeCloseTo(cost, 6);
    expect(cost).toBeGreaterThan(0);
  });
});

type Emf = {
  CloudWatchMetrics: {
    Namespace: string;
    Dimensions: string[][];
    Metrics: { Name: string; Unit: string }[];
  }[];
};
