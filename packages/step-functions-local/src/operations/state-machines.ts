/** CreateStateMachine, UpdateStateMachine, DescribeStateMachine, ListStateMachines. */
import { z } from "zod";
import { stateMachineArn } from "../arn.ts";
import { validate } from "../program/index.ts";
import { ServiceError } from "../service-error.ts";
import type { StateMachine } from "../store/index.ts";
import { DEFAULT_PAGE, operation, page, requireMachine, requireName, seconds } from "./operation.ts";
import { issueToken, readToken } from "./page-token.ts";

const roleArn = z.string().min(1).max(256);
const definition = z.string().min(1);

/** Idempotent: the same name and definition lead to the machine there is, whatever its role. */
export const createStateMachine = operation(
  z.object({ name: z.string(), definition, roleArn, type: z.enum(["STANDARD", "EXPRESS"]).optional() }),
  async ({ store, home, now }, { name, definition, roleArn, type }) => {
    requireName(name);
    requireRole(roleArn);
    if (type === "EXPRESS") {
      const reason = "This local endpoint runs STANDARD state machines only";
      throw new ServiceError("StateMachineTypeNotSupported", reason);
    }
    const arn = stateMachineArn(home, name);
    if (store.machines.find(arn)?.definition !== definition) await validate(definition);
    const known = store.machines.find(arn);
    if (known !== undefined && known.definition !== definition) {
      throw new ServiceError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);
    }
    const machine = known ?? store.machines.create({ arn, name, roleArn, definition }, now());
    return { stateMachineArn: arn, creationDate: seconds(machine.creationDate) };
  },
);

/** Executions that run go on with the definition they were started with. */
export const updateStateMachine = operation(
  z.object({ stateMachineArn: z.string(), definition: definition.optional(), roleArn: roleArn.optional() }),
  async (service, { stateMachineArn, definition, roleArn }) => {
    const machine = requireMachine(service, stateMachineArn);
    if (definition === undefined && roleArn === undefined) {
      throw new ServiceError(
        "MissingRequiredParameter",
        "Either the definition or the role ARN must be specified",
      );
    }
    if (roleArn !== undefined) requireRole(roleArn);
    if (definition !== undefined && definition !== machine.definition) await validate(definition);
    const change = {
      ...(definition === undefined ? {} : { definition }),
      ...(roleArn === undefined ? {} : { roleArn }),
    };
    const updated = service.store.machines.update(machine, change, service.now());
    return { updateDate: seconds(updated.updateDate), revisionId: updated.revisionId };
  },
);

export const describeStateMachine = operation(
  z.object({ stateMachineArn: z.string() }),
  (service, { stateMachineArn }) => {
    const machine = requireMachine(service, stateMachineArn);
    return {
      ...summary(machine),
      ...settings(machine),
      status: "ACTIVE",
      creationDate: seconds(machine.creationDate),
    };
  },
);

export const listStateMachines = operation(z.object(page), ({ store }, { maxResults, nextToken }) => {
  const list = ["ListStateMachines"];
  const offset = nextToken === undefined ? 0 : readToken(list, nextToken);
  const limit = maxResults || DEFAULT_PAGE;
  const found = store.machines.list(offset, limit + 1);
  const stateMachines = found.slice(0, limit).map((machine) => ({
    ...summary(machine),
    creationDate: seconds(machine.creationDate),
  }));
  return { stateMachines, ...(found.length > limit ? { nextToken: issueToken(list, offset + limit) } : {}) };
});

export function summary({ arn, name, type }: StateMachine) {
  return { stateMachineArn: arn, name, type };
}

/** Logging and tracing are off: this endpoint has neither. */
export function settings({ definition, roleArn, revisionId }: StateMachine) {
  return {
    definition,
    roleArn,
    revisionId,
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  };
}

function requireRole(roleArn: string): void {
  if (!roleArn.startsWith("arn:")) {
    throw new ServiceError("InvalidArn", `Invalid Role Arn: 'Invalid ARN prefix: ${roleArn}'`);
  }
}
