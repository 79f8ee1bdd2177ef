/** The ARNs of state machines, executions and map runs, and what InvalidArn says of one that has another form. */
import { ServiceError } from "./service-error.ts";

export type Home = { region: string; accountId: string };

const PATTERN =
  /^arn:aws:states:[a-z0-9-]+:\d{12}:(?<resource>stateMachine|execution|express|mapRun|activity):(?<rest>[^\s]+)$/;

export function stateMachineArn({ region, accountId }: Home, name: string): string {
  return `arn:aws:states:${region}:${accountId}:stateMachine:${name}`;
}

export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}

/** The ARN of an Express execution, of which two may have one name. */
export function expressArn(machineArn: string, name: string, id: string): string {
  return `${machineArn.replace(":stateMachine:", ":express:")}:${name}:${id}`;
}

export const isExpress = (executionArn: string): boolean => executionArn.split(":")[5] === "express";

/** The execution and the machine that an item of a distributed Map sees as its own. */
export function childExecutionArn(machineArn: string, label: string, name: string): string {
  return `${machineArn.replace(":stateMachine:", ":execution:")}/${label}:${name}`;
}

export function childMachineArn(machineArn: string, label: string): string {
  return `${machineArn}/${label}`;
}

export function mapRunArn(machineArn: string, label: string, id: string): string {
  return `${machineArn.replace(":stateMachine:", ":mapRun:")}/${label}:${id}`;
}

/** The machine's own ARN in that of one of its versions or aliases; itself in its own. */
export function machineArnIn(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}

/** @throws ServiceError InvalidArn, ValidationException */
export function requireArn(arn: string, resource: "stateMachine" | "execution"): void {
  if (!arn.startsWith("arn:"))
    throw new ServiceError("InvalidArn", `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  const match = PATTERN.exec(arn);
  if (match?.groups === undefined) throw new ServiceError("InvalidArn", `Invalid Arn: '${arn}'`);
  if (match.groups.resource !== resource) {
    const found = match.groups.resource?.toLowerCase();
    throw new ServiceError("InvalidArn", `Invalid Arn: 'Resource type not valid in this context: ${found}'`);
  }
  // The words are not known; that it is this exception is in the API reference, of every operation that takes one.
  if (resource === "stateMachine" && match.groups.rest?.includes("/"))
    throw new ServiceError("ValidationException", `The ARN refers to a Distributed Map state: '${arn}'`);
}
