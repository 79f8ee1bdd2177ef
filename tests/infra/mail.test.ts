/** E-mails to users: who may send them, from where, and that nothing is there without a sender. */
import { background } from "@persona-ai/functions/background.ts";
import { expect, test } from "vitest";
import { accessOf } from "./synthesis/policy.ts";
import { DEPLOYED, stage } from "./synthesis/stage.ts";

test.each(DEPLOYED)("%s has no sender, and so no identity, no job, and nobody who may send", (name) => {
  expect(stage(name).functions()).not.toContain("Notify");
  expect(stage(name).resources.filter(({ type }) => type.startsWith("aws:sesv2"))).toEqual([]);
  expect(JSON.stringify(stage(name).resources)).not.toContain("ses:Send");
});

test("with a sender, one job may send, as that sender alone, and look after who is due", () => {
  const access = accessOf(stage("settings"), "NotifyRole");
  const sending = Object.entries(access).filter(([, actions]) => actions.includes("ses:SendEmail"));
  expect(sending).toHaveLength(2);
  for (const [resource, actions] of sending) {
    expect(resource).toMatch(/if ses:FromAddress StringEquals hello@mail\.example\.com$/);
    expect(resource).not.toContain("*");
    expect(actions).toEqual(["ses:SendEmail"]);
  }
  const others = Object.fromEntries(
    Object.entries(access).filter(([, actions]) => !actions.includes("ses:SendEmail")),
  );
  expect(others).toEqual({
    Table: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"],
    "Table/index/gsi2": ["dynamodb:Query"],
    DeadLetters: ["sqs:SendMessage"],
    "own logs": ["logs:CreateLogStream", "logs:PutLogEvents"],
    "*": ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  });
  const roles = stage("settings")
    .all("aws:iam/role:Role")
    .filter(({ name }) => name !== "NotifyRole");
  expect(JSON.stringify(roles)).not.toContain("ses:Send");
});

test("the identity is the sender's domain, and the job is as large as it is locally", () => {
  const [identity] = stage("settings").allInputs("aws:sesv2/emailIdentity:EmailIdentity");
  expect(identity.emailIdentity).toBe("mail.example.com");
  expect(stage("settings").build("Notify").handler).toBe(background.Notify.handler);
  expect(stage("settings").lambda("Notify")).toMatchObject({ memorySize: 256, timeout: 60 });
});
