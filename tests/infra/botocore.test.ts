/**
 * Every input of every stage against AWS's own models of its APIs, as botocore has them: what synthesizes may still be
 * refused when it is deployed. Where botocore is not installed, and only there, the first test is left out.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test as base, describe, expect } from "vitest";
import { type Call, callsOf } from "./botocore/calls.ts";
import { stages } from "./made.ts";

type Verdict = { botocore: string; checked: number; unread: string[]; faults: string[] };

const SCRIPT = join(import.meta.dirname, "botocore/validate.py");
const validated = (calls: Call[]) =>
  spawnSync("python3", [SCRIPT], { input: JSON.stringify(calls), encoding: "utf8", maxBuffer: 1e8 });

const botocoreIsInstalled = validated([]).status === 0;
const test = base.skipIf(!botocoreIsInstalled);

const calls = () => Object.entries(stages).flatMap(([name, { resources }]) => callsOf(name, resources));

function verdictOn(some: Call[]): Verdict {
  const { stdout, stderr } = validated(some);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Verdict;
}

test("AWS's APIs would take every input of every stage", () => {
  const all = calls();
  const { checked, faults, unread } = verdictOn(all);
  expect({ faults, unread }).toEqual({ faults: [], unread: [] });
  expect(checked).toBe(all.length);
  expect(checked).toBeGreaterThan(500);
});

type Change = (params: Call["params"]) => void;

const CHANGES: [what: string, call: string, change: Change, fault: RegExp][] = [
  [
    "too long",
    "lambda CreateFunction",
    (p) => Object.assign(p, { FunctionName: "a".repeat(200) }),
    /FunctionName: 200 letters/,
  ],
  [
    "a strange letter",
    "iam CreateRole",
    (p) => Object.assign(p, { RoleName: "a b" }),
    /RoleName: a b is not like/,
  ],
  [
    "no such value",
    "lambda CreateFunction",
    (p) => Object.assign(p, { Runtime: "nodejs23.x" }),
    /Runtime: nodejs23\.x is none of/,
  ],
  ["no such name", "dynamodb CreateTable", (p) => Object.assign(p, { Ttl: {} }), /Unknown parameter/],
  ["missing", "lambda CreateFunction", (p) => delete p.Role, /Missing required parameter/],
  [
    "out of range",
    "cloudwatch PutMetricAlarm",
    (p) => Object.assign(p, { EvaluationPeriods: 0 }),
    /valid min value: 1/,
  ],
  ["another type", "lambda CreateFunction", (p) => Object.assign(p, { MemorySize: "1024" }), /Invalid type/],
];

test("each kind of fault would be seen", () => {
  const changed = CHANGES.map(([what, wanted, change]) => {
    const call = calls().find(({ service, operation }) => `${service} ${operation}` === wanted);
    const copy = { ...structuredClone(call!), at: what };
    change(copy.params);
    return copy;
  });
  const { faults } = verdictOn(changed);
  for (const [what, , , fault] of CHANGES) {
    expect(faults.find((each) => each.startsWith(`${what}: `))).toMatch(fault);
  }
});

base("a resource of a kind that nothing is known of is not passed over", () => {
  const resource = {
    type: "aws:glue/job:Job",
    name: "Job",
    inputs: {},
    retained: false,
    protected: false,
    read: false,
  };
  expect(() => callsOf("dev", [resource])).toThrow("aws:glue/job:Job");
});

base("without botocore the script says so, and does not say that all is well", () => {
  const { status, stderr, stdout } = spawnSync("python3", ["-I", "-S", SCRIPT], {
    input: "[]",
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
  expect(stderr).toContain("python3-botocore");
});

describe.each(Object.keys(stages))(
  "of %s, what no model of an API says is within AWS's limits too:",
  (name) => {
    const of = (operation: string) =>
      callsOf(name, stages[name as "dev"].resources).filter((call) => call.operation === operation);
    const sizes = (operation: string, size: (params: Call["params"]) => number): number[] =>
      of(operation).map(({ params }) => size(params));
    const json = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

    // AWS Lambda Developer Guide, "Lambda quotas".
    base("a function's environment, 4 KB", () => {
      for (const size of sizes("CreateFunction", ({ Environment, FunctionConfig }) =>
        FunctionConfig ? 0 : json(Environment),
      )) {
        expect(size).toBeLessThan(4096);
      }
    });

    // IAM User Guide, "IAM and AWS STS quotas": white space is not counted.
    base("a role's inline policies, 10,240 characters, and who may take it, 2,048", () => {
      const perRole = Map.groupBy(of("PutRolePolicy"), ({ params }) => params.RoleName);
      expect(perRole.size).toBeGreaterThan(8);
      for (const policies of perRole.values()) {
        const size = policies.reduce((sum, { params }) => sum + params.PolicyDocument.length, 0);
        expect(size).toBeLessThan(10_240);
      }
      for (const size of sizes("CreateRole", (p) => p.AssumeRolePolicyDocument.length))
        expect(size).toBeLessThan(2048);
    });

    // Amazon CloudFront Developer Guide, "Quotas": the largest function, and cache behaviors of a distribution.
    base("a CloudFront function, 10 KB; 75 behaviors of a distribution", () => {
      const code = sizes("CreateFunction", ({ FunctionCode = "" }) => Buffer.byteLength(FunctionCode));
      expect(Math.max(...code)).toBeGreaterThan(1000);
      expect(Math.max(...code)).toBeLessThan(10_240);
      const [behaviors = 0] = sizes(
        "CreateDistribution",
        (p) => p.DistributionConfig.CacheBehaviors.Quantity,
      );
      expect(behaviors).toBeLessThanOrEqual(75);
    });
  },
);
