/** infra/deploy-policy.json against what a deployment makes: its services and its roles, no more and no fewer. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DEPLOYED, stage } from "./synthesis/stage.ts";

type Statement = { Sid: string; Action: string | string[]; Resource: string | string[] };
const { Statement } = JSON.parse(readFileSync("infra/deploy-policy.json", "utf8")) as {
  Statement: Statement[];
};
const saying = (sid: string) => Statement.find(({ Sid }) => Sid === sid)!;
const STAGES = [...DEPLOYED, "settings"] as const;

/** The prefix of a service's actions, where Pulumi has another word: of a module, or of one of its types. */
const PREFIXES: Record<string, string> = {
  sfn: "states",
  sesv2: "ses",
  "cloudwatch/eventRule": "events",
  "cloudwatch/eventTarget": "events",
  "cloudwatch/logGroup": "logs",
  "cloudwatch/logResourcePolicy": "logs",
};
/** What SST does by the SDK rather than by Pulumi's provider: its router's routes are keys of a KeyValueStore. */
const BY_SDK = ["cloudfront-keyvaluestore"];

test("the services that resources are of are those that the role may use", () => {
  const types = STAGES.flatMap((name) => stage(name).resources).flatMap(
    ({ type }) => /^aws:(\w+\/\w+):/.exec(type)?.[1] ?? [],
  );
  const prefixes = [...new Set(types)]
    .map((type) => PREFIXES[type] ?? PREFIXES[type.split("/")[0]!] ?? type.split("/")[0]!)
    .filter((prefix) => prefix !== "iam");
  const services = [...new Set([...prefixes, ...BY_SDK])].sort();
  expect(saying("WhatTheAppIsMadeOf").Action).toEqual(services.map((service) => `${service}:*`));
});

test("the roles that are made are those that the role may make, hand on and remove, and it may touch no other", () => {
  const patterns = [saying("RolesOfTheApp").Resource]
    .flat()
    .map((arn) => new RegExp(`^${arn.split(":role/")[1]!.replace("*", ".+")}$`));
  const roles = STAGES.flatMap((name) => stage(name).all("aws:iam/role:Role")).map(
    // Without a name of its own Pulumi makes one of the resource's and seven digits.
    ({ name, inputs }) => (inputs.name ?? `${name}-0123abc`) as string,
  );
  const others = roles.filter((role) => !patterns.some((pattern) => pattern.test(role)));
  expect([roles.length > 20, others]).toEqual([true, []]);
  expect(patterns.filter((pattern) => !roles.some((role) => pattern.test(role)))).toEqual([]);
});

test("nothing else is allowed on everything", () => {
  const wide = Statement.filter(({ Action, Resource }) => [Action, Resource].flat().includes("*"));
  expect(wide.map(({ Sid }) => Sid)).toEqual(["WhatTheAppIsMadeOf"]);
});
