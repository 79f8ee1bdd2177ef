/** That the runbook is about what is deployed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./synthesis/platform.ts";
import { stage } from "./synthesis/stage.ts";

const production = stage("production");
const runbook = readFileSync(join(ROOT, "docs/runbook.md"), "utf8");

test("it says of every alarm what to do", () => {
  const told = [...runbook.matchAll(/^\| ((?:[A-Z]\w+(?:, )?)+) \|/gm)].flatMap(([, names = ""]) =>
    names.split(", "),
  );
  const alarms = production
    .allInputs("aws:cloudwatch/metricAlarm:MetricAlarm")
    .map(({ name }) => name as string);
  expect(alarms.length).toBeGreaterThan(10);
  expect(told.map((name) => `persona-ai-production-${name}`).toSorted()).toEqual(alarms.toSorted());
});

test("it looks for logs where the functions write them", () => {
  const named = /for FUNCTION in (.*); do/.exec(runbook)?.[1]?.split(" ") ?? [];
  expect(named.toSorted()).toEqual(production.functions().toSorted());
});

test("it finds the state machine by its name", () => {
  const { name } = production.inputs("aws:sfn/stateMachine:StateMachine", "PersonaGeneration");
  expect(runbook.replaceAll("$STAGE", "production")).toContain(`[?name=='${name}']`);
});

test("its links lead to headings", () => {
  const headings = [...runbook.matchAll(/^## (.*)$/gm)].map(([, text = ""]) =>
    text.toLowerCase().replaceAll(" ", "-"),
  );
  const targets = [...runbook.matchAll(/\]\(#([\w-]+)\)/g)].map(([, target]) => target);
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) expect(headings).toContain(target);
});
