/** What an operation of the API is made of: the form of its input, and what it does with it. */
import { z } from "zod";
import type { Home } from "../arn.ts";
import { machineArnIn, requireArn } from "../arn.ts";
import type { Engine, Target } from "../engine/index.ts";
import type { FunctionInvoker } from "../engine/services.ts";
import type { Execution } from "../execution.ts";
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
  /** Of redrives, by execution: a call that is sent again with its token is no second one. */
  redriveTokens: Map<string, { token: string; at: number }[]>;
};

export type Operation = (service: Service, input: unknown) => Promise<object> | object;

/** Fields that the endpoint does not know are ignored, as AWS does. @throws ServiceError ValidationException */
export function operation<Input extends z.ZodType>(
  input: Input,
  run: (service: Service, input: z.output<Input>) => Promise<object> | object,
): Operation {
  return (service, value) => {
    const parsed = input.safeParse(value);
    if (!parsed.success) throw new ServiceError("ValidationException", violations(parsed.error));
    return run(service, parsed.data);
  };
}

export const page = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(1024).optional(),
};

export const DEFAULT_PAGE = 100;

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
  const isForbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}]/u.test(name);
  if (name.length < 1 || name.length > 80 || isForbidden)
    throw new ServiceError("InvalidName", `Invalid Name: '${name}'`);
}

/** Times on the wire are seconds of the epoch. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;

function violations({ issues }: z.ZodError): string {
  const texts = issues.map(({ path, message }) => {
    return `Value at '${path.join(".")}' failed to satisfy constraint: ${message}`;
  });
  return `${texts.length} validation error${texts.length === 1 ? "" : "s"} detected: ${texts.join("; ")}`;
}
