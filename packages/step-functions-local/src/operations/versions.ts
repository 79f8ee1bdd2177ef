/** Versions of a state machine, which never change, and aliases, which route starts to one or two of them. */
import { z } from "zod";
import { machineArnIn, requireArn } from "../arn.ts";
import { ServiceError } from "../service-error.ts";
import type { Alias, Route, Version } from "../store/machines.ts";
import {
  Arn,
  matching,
  Name,
  operation,
  page,
  requireActiveMachine,
  type Service,
  seconds,
} from "./operation.ts";
import { paged } from "./page-token.ts";

const description = z.string().max(256).optional();

/** Idempotent: a revision has one version. */
export const publishStateMachineVersion = operation(
  z.object({ stateMachineArn: Arn, revisionId: z.string().optional(), description }),
  (service, { stateMachineArn, revisionId, description: text }) => {
    const machine = requireActiveMachine(service, stateMachineArn);
    if (revisionId !== undefined && revisionId !== machine.revisionId) {
      const failed = `Failed to publish the State Machine version for revision ${revisionId}`;
      const present = `The current State Machine revision is ${machine.revisionId}`;
      throw new ServiceError("ConflictException", `${failed}. ${present}.`);
    }
    const version = service.store.machines.publish(machine, text, service.now());
    return { stateMachineVersionArn: version.arn, creationDate: seconds(version.creationDate) };
  },
);

/** Newest first. */
export const listStateMachineVersions = operation(
  z.object({ stateMachineArn: Arn, ...page }),
  (service, { stateMachineArn, ...wanted }) => {
    requireArn(stateMachineArn, "stateMachine");
    const versions = service.store.machines.versions(stateMachineArn);
    const { shown, ...next } = paged(["ListStateMachineVersions", stateMachineArn], versions, wanted);
    return {
      stateMachineVersions: shown.map(({ arn, creationDate }) => ({
        stateMachineVersionArn: arn,
        creationDate: seconds(creationDate),
      })),
      ...next,
    };
  },
);

/** One that is not there is deleted already. */
export const deleteStateMachineVersion = operation(
  z.object({ stateMachineVersionArn: Arn }),
  ({ store: { machines } }, { stateMachineVersionArn: arn }) => {
    requireArn(arn, "stateMachine");
    const version = machines.version(arn);
    if (version === undefined) return {};
    const referring = machines
      .aliases(version.machineArn)
      .filter(({ routingConfiguration }) =>
        routingConfiguration.some(({ stateMachineVersionArn }) => stateMachineVersionArn === arn),
      );
    if (referring.length > 0) {
      const names = referring.map(({ name }) => name).join(", ");
      const reason = "Version to be deleted must not be referenced by an alias";
      const message = `${reason}. Current list of aliases referencing this version: [${names}]`;
      throw new ServiceError("ConflictException", message);
    }
    machines.removeVersion(version);
    return {};
  },
);

const routingConfiguration = z
  .array(z.object({ stateMachineVersionArn: Arn, weight: z.int().min(0).max(100) }))
  .min(1)
  .max(2);

const ALIAS_NAME = String.raw`^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`;

/** Idempotent: an alias with the same name, description and routes is the one there is. */
export const createStateMachineAlias = operation(
  z.object({
    name: Name.regex(...matching(ALIAS_NAME)),
    description,
    routingConfiguration,
  }),
  (service, { name: aliasName, description: text, routingConfiguration: routes }) => {
    const [first] = requireRoutes(service, routes);
    const { machines } = service.store;
    const machine = requireActiveMachine(service, (first as Version).machineArn);
    const aliasArn = `${machine.arn}:${aliasName}`;
    const known = machines.alias(aliasArn);
    const told = (alias: Pick<Alias, "description" | "routingConfiguration">) =>
      JSON.stringify([alias.description, alias.routingConfiguration]);
    if (known !== undefined && told(known) !== told({ description: text, routingConfiguration: routes })) {
      const reason = "an alias with the same name and a different routing configuration already exists";
      throw new ServiceError("ConflictException", `Failed to create alias because ${reason}.`);
    }
    const at = service.now();
    const fresh = {
      arn: aliasArn,
      machineArn: machine.arn,
      name: aliasName,
      creationDate: at,
      updateDate: at,
    };
    const alias = known ?? machines.saveAlias({ ...fresh, description: text, routingConfiguration: routes });
    return { stateMachineAliasArn: aliasArn, creationDate: seconds(alias.creationDate) };
  },
);

export const updateStateMachineAlias = operation(
  z.object({
    stateMachineAliasArn: Arn,
    description,
    routingConfiguration: routingConfiguration.optional(),
  }),
  (service, { stateMachineAliasArn, description: text, routingConfiguration: routes }) => {
    const alias = requireAlias(service, stateMachineAliasArn);
    if (text === undefined && routes === undefined) {
      const message = "Either the description or the routing configuration must be specified";
      throw new ServiceError("ValidationException", message);
    }
    if (routes !== undefined) requireRoutes(service, routes, alias.machineArn);
    const change = {
      ...(text === undefined ? {} : { description: text }),
      ...(routes === undefined ? {} : { routingConfiguration: routes }),
    };
    const { updateDate } = service.store.machines.saveAlias({
      ...alias,
      ...change,
      updateDate: service.now(),
    });
    return { updateDate: seconds(updateDate) };
  },
);

export const describeStateMachineAlias = operation(
  z.object({ stateMachineAliasArn: Arn }),
  (service, { stateMachineAliasArn }) => {
    const alias = requireAlias(service, stateMachineAliasArn);
    return {
      stateMachineAliasArn: alias.arn,
      name: alias.name,
      description: alias.description,
      routingConfiguration: alias.routingConfiguration,
      creationDate: seconds(alias.creationDate),
      updateDate: seconds(alias.updateDate),
    };
  },
);

/** Lists the aliases of a machine, or of one of its versions. */
export const listStateMachineAliases = operation(
  z.object({ stateMachineArn: Arn, ...page }),
  (service, { stateMachineArn: arn, ...wanted }) => {
    const machine = requireActiveMachine(service, machineArnIn(arn));
    const all = service.store.machines.aliases(machine.arn);
    const aliases =
      arn === machine.arn
        ? all
        : all.filter((alias) => alias.routingConfiguration.some((r) => r.stateMachineVersionArn === arn));
    const { shown, ...next } = paged(["ListStateMachineAliases", arn], aliases, wanted);
    return {
      stateMachineAliases: shown.map(({ arn: stateMachineAliasArn, creationDate }) => ({
        stateMachineAliasArn,
        creationDate: seconds(creationDate),
      })),
      ...next,
    };
  },
);

/** One that is not there is deleted already. */
export const deleteStateMachineAlias = operation(
  z.object({ stateMachineAliasArn: Arn }),
  ({ store: { machines } }, { stateMachineAliasArn }) => {
    requireArn(stateMachineAliasArn, "stateMachine");
    machines.removeAlias(stateMachineAliasArn);
    return {};
  },
);

function requireAlias({ store }: Service, arn: string): Alias {
  requireArn(arn, "stateMachine");
  const alias = store.machines.alias(arn);
  if (alias !== undefined) return alias;
  throw new ServiceError("ResourceNotFound", "Request references a resource that does not exist.");
}

function requireRoutes({ store }: Service, routes: Route[], machineArn?: string): Version[] {
  const arns = routes.map((route) => route.stateMachineVersionArn);
  const weights = routes.map(({ weight }) => weight);
  const refuse = (reason: string, received: unknown[] = arns) =>
    new ServiceError("ValidationException", `${reason}. Received: [${received.join(", ")}]`);
  const versions = routes.flatMap((route) => store.machines.version(route.stateMachineVersionArn) ?? []);
  const owners = new Set(versions.map((version) => version.machineArn));
  if (weights.reduce((sum, weight) => sum + weight) !== 100)
    throw refuse("Sum of routing configuration weights must equal 100", weights);
  if (new Set(arns).size < arns.length)
    throw refuse("Routing configuration must contain distinct state machine version ARNs");
  if (versions.length < routes.length)
    throw refuse("Routing configuration must contain state machine version ARNs");
  if (owners.size > 1 || (machineArn !== undefined && !owners.has(machineArn)))
    throw refuse("Routing configuration must contain versions of one state machine");
  return versions;
}
