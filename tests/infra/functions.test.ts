import { background, everyMinutes } from "@persona-ai/functions/background.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { describe, expect, test } from "vitest";
import { DEPLOYED, type Stage, stage } from "./synthesis/stage.ts";

/** Notify is there only where e-mails have a sender (mail.test.ts). */
const { Notify: _notify, ...always } = background;
const SIZED: Record<string, { handler: string; memory: string; timeout: string }> = {
  ...functions,
  ...always,
};

describe.each(DEPLOYED)("the functions of %s", (name) => {
  test("are those of the workflow, those in the background, and the API", () => {
    expect(stage(name).functions().sort()).toEqual([...Object.keys(SIZED), "Api"].sort());
  });

  test("run on Node 24 and arm64, alone with their code", () => {
    for (const fn of stage(name).functions()) {
      expect(stage(name).lambda(fn)).toMatchObject({
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        packageType: "Zip",
      });
    }
  });

  test("have the memory and the timeout that the local stack gives them", () => {
    for (const [fn, { handler, memory, timeout }] of Object.entries(SIZED)) {
      expect(stage(name).build(fn).handler).toBe(handler);
      expect(stage(name).lambda(fn)).toMatchObject({
        memorySize: Number.parseInt(memory, 10),
        timeout: Number.parseInt(timeout, 10),
      });
    }
  });

  test("write JSON to a log group of their own, which forgets", () => {
    for (const fn of stage(name).functions()) {
      const { logFormat, logGroup } = stage(name).lambda(fn).loggingConfig;
      expect(logFormat).toBe("JSON");
      const group = stage(name).inputs("aws:cloudwatch/logGroup:LogGroup", `${fn}Logs`);
      expect(group).toEqual({ name: logGroup, retentionInDays: name === "production" ? 180 : 14 });
    }
  });

  test("have nothing in their environment but the key to their links, and what their logs say they are of", () => {
    for (const fn of stage(name).functions()) {
      const names = Object.keys(stage(name).lambda(fn).environment.variables);
      expect(names.sort()).toEqual([
        "POWERTOOLS_SERVICE_NAME",
        "SST_KEY",
        "SST_KEY_FILE",
        "SST_RESOURCE_App",
      ]);
    }
  });
});

test("no log group keeps its logs for ever", () => {
  for (const name of DEPLOYED) {
    const days = stage(name)
      .allInputs("aws:cloudwatch/logGroup:LogGroup")
      .map(({ retentionInDays }) => retentionInDays);
    expect(days.length).toBeGreaterThan(10);
    for (const each of days) expect(each).toBeGreaterThan(0);
  }
});

describe("a function ends before whoever called it gives up", () => {
  const production = (): Stage => stage("production");

  test("the API before API Gateway, and that before CloudFront", () => {
    const gateway = production().allInputs("aws:apigateway/integration:Integration");
    const { metadata } = production().inputs(
      "pulumi-nodejs:dynamic:Resource",
      "RouterRoute/RouteKey.sst.aws.KvKeys",
    ).entries;
    const { readTimeout } = JSON.parse(metadata).origin.timeouts;
    expect(gateway).toHaveLength(2);
    for (const { timeoutMilliseconds } of gateway) {
      expect(production().lambda("Api").timeout * 1_000).toBeLessThan(timeoutMilliseconds);
      expect(timeoutMilliseconds).toBeLessThan(readTimeout * 1_000);
    }
  });

  test("a step before its state", () => {
    const { definition } = production().inputs("aws:sfn/stateMachine:StateMachine", "PersonaGeneration");
    const states: { Arguments?: { FunctionName: string }; TimeoutSeconds: number }[] = Object.values(
      JSON.parse(definition).States,
    );
    for (const fn of Object.keys(functions)) {
      const { name, timeout } = production().lambda(fn);
      const callers = states.filter(({ Arguments }) => Arguments?.FunctionName.endsWith(`:${name}`));
      expect(callers.length).toBeGreaterThan(0);
      for (const { TimeoutSeconds } of callers) expect(timeout).toBeLessThan(TimeoutSeconds);
    }
  });

  test("a sweep before the next", () => {
    expect(production().lambda("Sweep").timeout).toBeLessThan(everyMinutes.Sweep * 60);
  });
});

describe("in sst dev", () => {
  test("every function runs on the developer's machine, the streaming one as a stream", () => {
    for (const fn of stage("live").functions()) {
      expect(stage("live").lambda(fn)).toMatchObject({ runtime: "provided.al2023", handler: "bootstrap" });
      expect(stage("live").build(fn)).toMatchObject({ dev: true });
    }
    const { variables } = stage("live").lambda("Api").environment;
    expect(variables.SST_FUNCTION_STREAMING).toBe("true");
  });
});
