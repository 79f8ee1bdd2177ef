/** What an operation of the API is made of: the form of its input, and what it does with it. */
import { z } from "zod";
import type { Home } from "../arn.ts";
import { requireArn } from "../arn.ts";
import type { Engine } from "../engine/index.ts";
import type { Execution } from "../execution.ts";
import { ServiceError } from "../service-error.ts";
import type { StateMachine, Store } from "../store/index.ts";

export type Service = {
  store: Store;
  engine: Engine;
  home: Home;
  now: () => number;
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

export function requireMachine({ store }: Service, arn: string): StateMachine {
  requireArn(arn, "stateMachine");
  const machine = store.machines.find(arn);
  if (machine !== undefined) return machine;
  throw new ServiceError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
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
