/** CreateStateMachine, UpdateStateMachine, DeleteStateMachine, and what describes and lists them. */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { requireArn, stateMachineArn } from "../arn.ts";
import { validate } from "../program/index.ts";
import { ServiceError } from "../service-error.ts";
import type { Revision, Settings, StateMachine } from "../store/machines.ts";
import { included } from "./executions.ts";
import {
  Arn,
  findMachine,
  Name,
  operation,
  page,
  requireActiveMachine,
  requireExecution,
  requireMachine,
  requireName,
  seconds,
} from "./operation.ts";
import { paged } from "./page-token.ts";
import { requireTags, tags } from "./tags.ts";

const roleArn = z.string().min(1).max(256);
const definition = z.string().min(1).max(1_048_576);

/** Kept and shown; nothing is logged or traced here. */
const configuration = {
  loggingConfiguration: z
    .object({
      level: z.enum(["ALL", "ERROR", "FATAL", "OFF"]).default("OFF"),
      includeExecutionData: z.boolean().default(false),
      destinations: z
        .array(z.object({ cloudWatchLogsLogGroup: z.object({ logGroupArn: z.string().min(1).max(256) }) }))
        .optional(),
    })
    .optional(),
  tracingConfiguration: z.object({ enabled: z.boolean().default(false) }).optional(),
  encryptionConfiguration: z
    .object({
      type: z.enum(["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"]),
      kmsKeyId: z.string().min(1).max(2048).optional(),
      kmsDataKeyReusePeriodSeconds: z.int().min(60).max(900).optional(),
    })
    .optional(),
  publish: z.boolean().default(false),
  versionDescription: z.string().max(256).optional(),
};

/**
 * Idempotent: what is asked for again, with the same definition, type, logging and tracing, is the machine there is,
 * whatever its role and tags.
 */
export const createStateMachine = operation(
  z.object({
    name: Name,
    definition,
    roleArn,
    type: z.enum(["STANDARD", "EXPRESS"]).default("STANDARD"),
    tags: tags.default([]),
    ...configuration,
  }),
  (service, input) => {
    const { name, type, publish, versionDescription } = input;
    requireName(name);
    requireConfiguration(input);
    const arn = stateMachineArn(service.home, name);
    const settings: Settings = {
      definition: input.definition,
      roleArn: input.roleArn,
      loggingConfiguration: input.loggingConfiguration ?? { level: "OFF", includeExecutionData: false },
      tracingConfiguration: input.tracingConfiguration ?? { enabled: false },
    };
    const { machines } = service.store;
    const known = findMachine(service, arn);
    if (known === undefined) validate(input.definition, type);
    else requireSame(known, machines.revision(known.revisionId), type, settings);
    const machine =
      known ?? machines.create({ arn, name, type, tags: requireTags(input.tags) }, settings, service.now());
    const version = publish ? machines.publish(machine, versionDescription, service.now()) : undefined;
    return {
      stateMachineArn: arn,
      creationDate: seconds(machine.creationDate),
      stateMachineVersionArn: version?.arn,
    };
  },
);

/** Executions that run go on with the revision they were started with. */
export const updateStateMachine = operation(
  z.object({
    stateMachineArn: Arn,
    definition: definition.optional(),
    roleArn: roleArn.optional(),
    ...configuration,
  }),
  (service, input) => {
    const machine = requireActiveMachine(service, input.stateMachineArn);
    const { loggingConfiguration, tracingConfiguration, publish, versionDescription } = input;
    const change: Partial<Settings> = {
      ...(input.definition === undefined ? {} : { definition: input.definition }),
      ...(input.roleArn === undefined ? {} : { roleArn: input.roleArn }),
      ...(loggingConfiguration === undefined ? {} : { loggingConfiguration }),
      ...(tracingConfiguration === undefined ? {} : { tracingConfiguration }),
    };
    if (Object.keys(change).length === 0 && input.encryptionConfiguration === undefined) {
      const message =
        "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration";
      throw new ServiceError("MissingRequiredParameter", `${message} must be specified`);
    }
    requireConfiguration(input);
    if (change.definition !== undefined) validate(change.definition, machine.type);
    const { machines } = service.store;
    const revision = machines.update(machine, change, service.now());
    const version = publish ? machines.publish(machine, versionDescription, service.now()) : undefined;
    return {
      updateDate: seconds(revision.updateDate),
      revisionId: revision.id,
      stateMachineVersionArn: version?.arn,
    };
  },
);

/** One that is not there is deleted already; one with executions that run is gone when they are over. */
export const deleteStateMachine = operation(z.object({ stateMachineArn: Arn }), (service, input) => {
  requireArn(input.stateMachineArn, "stateMachine");
  const machine = findMachine(service, input.stateMachineArn);
  if (machine === undefined) return {};
  service.store.machines.markDeleting(machine);
  findMachine(service, machine.arn);
  return {};
});

/** Describes a machine as it is, or one of its versions. */
export const describeStateMachine = operation(
  z.object({ stateMachineArn: Arn, includedData: included }),
  (service, { stateMachineArn: arn, includedData }) => {
    const { machines } = service.store;
    const version = machines.version(arn);
    const machine = requireMachine(service, version?.machineArn ?? arn);
    const revision = machines.revision(version?.revisionId ?? machine.revisionId);
    return {
      ...summary(machine),
      ...settings(revision, includedData),
      stateMachineArn: arn,
      status: machine.status,
      creationDate: seconds(version?.creationDate ?? machine.creationDate),
      description: version?.description,
    };
  },
);

/** As the machine was when the execution started. */
export const describeStateMachineForExecution = operation(
  z.object({ executionArn: Arn, includedData: included }),
  (service, { executionArn, includedData }) => {
    const { revisionId, stateMachineArn: arn } = requireExecution(service, executionArn);
    const revision = service.store.machines.revision(revisionId);
    return {
      stateMachineArn: arn,
      name: arn.slice(arn.lastIndexOf(":") + 1),
      ...settings(revision, includedData),
      updateDate: seconds(revision.updateDate),
    };
  },
);

export const listStateMachines = operation(z.object(page), (service, wanted) => {
  const { shown, ...next } = paged(["ListStateMachines"], service.store.machines.list(), wanted);
  const stateMachines = shown
    .filter(({ arn }) => findMachine(service, arn) !== undefined)
    .map((machine) => ({ ...summary(machine), creationDate: seconds(machine.creationDate) }));
  return { stateMachines, ...next };
});

function summary({ arn, name, type }: StateMachine) {
  return { stateMachineArn: arn, name, type };
}

function settings(revision: Revision, includedData: "ALL_DATA" | "METADATA_ONLY") {
  const { definition: text, roleArn: role, id, loggingConfiguration, tracingConfiguration } = revision;
  return {
    definition: includedData === "ALL_DATA" ? text : "{}",
    roleArn: role,
    revisionId: id,
    loggingConfiguration,
    tracingConfiguration,
    encryptionConfiguration: { type: "AWS_OWNED_KEY" },
  };
}

type Configuration = {
  roleArn?: string | undefined;
  loggingConfiguration?: Settings["loggingConfiguration"] | undefined;
  encryptionConfiguration?: { type: string } | undefined;
  publish: boolean;
  versionDescription?: string | undefined;
};

function requireConfiguration(input: Configuration): void {
  const { roleArn: role, loggingConfiguration, encryptionConfiguration, publish, versionDescription } = input;
  if (role !== undefined && !role.startsWith("arn:"))
    throw new ServiceError("InvalidArn", `Invalid Role Arn: 'Invalid ARN prefix: ${role}'`);
  const isLogging = loggingConfiguration !== undefined && loggingConfiguration.level !== "OFF";
  if (isLogging && loggingConfiguration.destinations?.length !== 1) {
    const reason = "Must specify exactly one Log Destination.";
    throw new ServiceError("InvalidLoggingConfiguration", `Invalid Logging Configuration: ${reason}`);
  }
  if (encryptionConfiguration?.type === "CUSTOMER_MANAGED_KMS_KEY") {
    const reason = "This local endpoint encrypts nothing: a customer managed key is not supported";
    throw new ServiceError("InvalidEncryptionConfiguration", `Invalid Encryption Configuration: '${reason}'`);
  }
  if (versionDescription !== undefined && !publish)
    throw new ServiceError("ValidationException", "Version description can only be set when publish is true");
}

function requireSame(machine: StateMachine, present: Revision, type: string, asked: Settings): void {
  const compared = ({ definition: text, loggingConfiguration, tracingConfiguration }: Settings) => ({
    text,
    loggingConfiguration,
    tracingConfiguration,
  });
  if (machine.type === type && isDeepStrictEqual(compared(present), compared(asked))) return;
  throw new ServiceError("StateMachineAlreadyExists", `State Machine Already Exists: '${machine.arn}'`);
}
