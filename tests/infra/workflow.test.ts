import { readFileSync } from "node:fs";
import { substitute } from "@persona-ai/local/stack/workflow.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import validate from "asl-validator";
import { describe, expect, test } from "vitest";
import { DEPLOYED, stage } from "./synthesis/stage.ts";

const template = readFileSync(
  new URL("../../packages/workflows/persona-generation.asl.json", import.meta.url),
  "utf8",
);

describe.each([...DEPLOYED, "settings"] as const)("the state machine of %s", (name) => {
  const machine = () => stage(name).inputs("aws:sfn/stateMachine:StateMachine", "PersonaGeneration");
  const definition = (): string => machine().definition;

  test("is valid Amazon States Language", () => {
    expect(validate(JSON.parse(definition()))).toMatchObject({ isValid: true, errors: [] });
  });

  test("is to the letter the one that runs locally, but for where its functions are", () => {
    const local = substitute(template, Object.keys(functions), { PlainProfileAllowed: name === "settings" });
    const byName = (text: string, nameOf: (arn: string) => string) =>
      text.replaceAll(/arn:aws:lambda:[\w:-]+/g, (arn) => nameOf(arn.split(":").at(-1) ?? ""));
    const deployed = new Map(
      stage(name)
        .functions()
        .map((fn) => [stage(name).lambda(fn).name, fn]),
    );
    expect(byName(definition(), (fn) => deployed.get(fn) ?? fn)).toBe(byName(local, (fn) => fn));
  });

  test("leaves nothing to be substituted", () => {
    expect(definition()).not.toContain("${");
  });

  test("is a Standard one, traced by X-Ray, under its own role", () => {
    const { name: role } = stage(name).inputs("aws:iam/role:Role", "PersonaGenerationRole");
    expect(machine()).toMatchObject({
      type: "STANDARD",
      tracingConfiguration: { enabled: true },
      roleArn: expect.stringMatching(new RegExp(`:role/${role}$`)),
    });
  });

  const isProduction = stage(name).app.stage === "production";
  test(isProduction ? "logs errors, without what people wrote" : "logs everything", () => {
    const logs = stage(name).inputs("aws:cloudwatch/logGroup:LogGroup", "PersonaGenerationLogs");
    // Under this prefix a log group does not count into the account's resource policies, which are limited in size.
    expect(logs.name).toMatch(/^\/aws\/vendedlogs\//);
    expect(machine().loggingConfiguration).toEqual({
      level: isProduction ? "ERROR" : "ALL",
      includeExecutionData: !isProduction,
      logDestination: expect.stringMatching(new RegExp(`:log-group:${logs.name}:\\*$`)),
    });
  });
});
