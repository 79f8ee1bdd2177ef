/** What an operation of the API is made of: the form of its input, and what it does with it. */
import { z } from "zod";
import type { Home } from "../arn.ts";
import { machineArnIn, requireArn } from "../arn.ts";
import type { Engine, Target } from "../engine/index.ts";
import type { FunctionInvoker } from "../engine/services.ts";
import type { Execution } from "../execution.ts";
import { PAYLOAD_LIMIT, Payload } from "../payload.ts";
import { ServiceError } from "../service-error.ts";
import type { Store } from "../store/index.ts";
import type { StateMachine } from "../store/machines.ts";

export type Service = {
  store: Store;
  engine: Engine;
  home: Home;
  now: () => number;
  random: () => number;
  invoker: FunctionInvoker;
  timeScale: number;
  /** The tokens of redrives, by execution: a call that is sent again with its token is no second one. */
  redriveTokens: Map<string, { token: string; at: number }[]>;
};

/** What is undefined in an answer stays out of it, as JSON has it. */
export type Operation = (service: Service, input: unknown) => Promise<object> | object;

/**
 * Fields that the endpoint does not know are ignored, and null is none, as AWS has it.
 *
 * @throws ServiceError ValidationException, SerializationException
 */
export function operation<Input extends z.ZodType>(
  input: Input,
  run: (service: Service, input: z.output<Input>) => Promise<object> | object,
): Operation {
  return (service, value) => {
    const parsed = input.safeParse(withoutNulls(value), { reportInput: true });
    if (!parsed.success) throw refusal(parsed.error);
    return run(service, parsed.data);
  };
}

export const Arn = z.string().min(1).max(256);
export const Name = z.string().min(1).max(80);
/** Inputs and outputs, whose length the API's model counts in bytes of UTF-8. */
export const Data = z
  .string()
  .refine(
    (text) => !Payload.parse(text).exceedsLimit(),
    `Member must have length less than or equal to ${PAYLOAD_LIMIT}`,
  );

/** A pattern as the model of the API has it, which the whole text must match. */
export const matching = (pattern: string) =>
  [
    new RegExp(`^(?:${pattern})$`, "u"),
    `Member must satisfy regular expression pattern: ${pattern}`,
  ] as const;

export const page = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(1024).optional(),
};

/** @throws ServiceError InvalidArn, StateMachineDoesNotExist */
export function requireMachine(service: Service, arn: string): StateMachine {
  requireArn(arn, "stateMachine");
  const machine = findMachine(service, arn);
  if (machine !== undefined) return machine;
  throw new ServiceError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
}

/** @throws ServiceError StateMachineDeleting, and those of requireMachine */
export function requireActiveMachine(service: Service, arn: string): StateMachine {
  const machine = requireMachine(service, arn);
  if (machine.status === "ACTIVE") return machine;
  throw new ServiceError("StateMachineDeleting", `State Machine Deleting: '${arn}'`);
}

/** A machine that is being deleted is gone when its last execution is over. */
export function findMachine({ store }: Service, arn: string): StateMachine | undefined {
  const machine = store.machines.find(arn);
  if (machine?.status !== "DELETING" || store.executions.isAnyRunning(arn)) return machine;
  store.machines.remove(machine);
  return undefined;
}

/** What a start runs: the machine's present revision, a version's, or by chance and weight one of an alias. */
export function requireTarget(service: Service, arn: string): Target {
  requireArn(arn, "stateMachine");
  const { machines } = service.store;
  const machineArn = machineArnIn(arn);
  const alias = machines.alias(arn);
  const versionArn = alias === undefined ? arn : pick(alias.routingConfiguration, service.random());
  const version = machines.version(versionArn);
  if (machineArn !== arn && version === undefined)
    throw new ServiceError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  const machine = requireActiveMachine(service, machineArn);
  const revision = machines.revision(version?.revisionId ?? machine.revisionId);
  return { machine, revision, versionArn: version?.arn, aliasArn: alias?.arn };
}

function pick(routes: { stateMachineVersionArn: string; weight: number }[], random: number): string {
  let left = random * 100;
  for (const { stateMachineVersionArn, weight } of routes) {
    if (left < weight) return stateMachineVersionArn;
    left -= weight;
  }
  return routes.at(-1)?.stateMachineVersionArn ?? "";
}

export function requireExecution({ store }: Service, arn: string): Execution {
  requireArn(arn, "execution");
  const execution = store.executions.find(arn);
  if (execution !== undefined) return execution;
  throw new ServiceError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
}

/** Names of machines and executions. @throws ServiceError InvalidName */
export function requireName(name: string): void {
  if (/[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(name))
    throw new ServiceError("InvalidName", `Invalid Name: '${name}'`);
}

/** Times on the wire are seconds of the epoch. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;

type Issue = z.core.$ZodIssue;

/** A value of another JSON type is no request at all; others are told all that is wrong with them. */
function refusal({ issues }: z.ZodError): ServiceError {
  const mistyped = issues.find((issue) => issue.input !== undefined && wantedType(issue) !== undefined);
  if (mistyped !== undefined) {
    const place = mistyped.path.length > 0 ? `${mistyped.path.join(".")}: ` : "";
    const message = `${jsonType(mistyped.input)} can not be converted to ${wantedType(mistyped)}`;
    return new ServiceError("SerializationException", `${place}${message}`);
  }
  const texts = issues.map((issue) => {
    const place = issue.path.map((step) => (typeof step === "number" ? `${step + 1}.member` : String(step)));
    const shown = SENSITIVE.has(place.at(-1) ?? "") ? "" : ` ${javaText(issue.input)}`;
    return `Value${shown} at '${place.join(".")}' failed to satisfy constraint: ${constraint(issue)}`;
  });
  const detected = `${texts.length} validation error${texts.length === 1 ? "" : "s"} detected`;
  return new ServiceError("ValidationException", `${detected}: ${texts.join("; ")}`);
}

/** The JSON type that the value should have been of; undefined when it is of that. */
function wantedType(issue: Issue): string | undefined {
  if (issue.code === "invalid_type") return issue.expected;
  return issue.code === "invalid_value" && typeof issue.input !== "string" ? "string" : undefined;
}

/** What the model of the API calls sensitive is not shown again. */
const SENSITIVE: ReadonlySet<string> = new Set([
  ...["cause", "context", "definition", "description", "error", "input", "mapItemReaderData", "output"],
  ...["result", "variables", "versionDescription"],
]);

/** A value as AWS shows it; of lists, only that of routes has bounds. */
function javaText(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (!Array.isArray(value)) return `'${value}'`;
  const fields = (item: object) => Object.entries(item).map(([name, field]) => `${name}=${field}`);
  return `'[${value.map((item) => `RoutingConfigurationListItem(${fields(item).join(", ")})`).join(", ")}]'`;
}

/** An issue in AWS's words, which are the same for all of its services. */
function constraint(issue: Issue): string {
  if (issue.code === "invalid_type") return "Member must not be null";
  if (issue.code === "invalid_value") {
    return `Member must satisfy enum value set: [${issue.values.join(", ")}]`;
  }
  if (issue.code !== "too_big" && issue.code !== "too_small") return issue.message;
  const measure = issue.origin === "string" || issue.origin === "array" ? "length" : "value";
  const bound =
    issue.code === "too_big"
      ? `less than or equal to ${issue.maximum}`
      : `greater than or equal to ${issue.minimum}`;
  return `Member must have ${measure} ${bound}`;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field)]));
}

function jsonType(value: unknown): string {
  if (value === null) return "VALUE_NULL";
  if (typeof value === "object") return Array.isArray(value) ? "START_ARRAY" : "START_OBJECT";
  return `${typeof value}_VALUE`.toUpperCase();
}
