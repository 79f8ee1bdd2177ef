/** A state machine from a definition, as a deployment would leave it: made, or brought up to date if it is not. */
import { stateMachineArn } from "./arn.ts";
import { functionArn } from "./lambda/function.ts";
import type { Service } from "./operations/index.ts";

/**
 * `functions` are the names that `${Name}` may stand for.
 * @throws Error that names an unknown `${Name}`, ServiceError InvalidDefinition
 */
export async function deployMachine(
  service: Service,
  name: string,
  definition: object | string,
  functions: readonly string[],
): Promise<string> {
  const { home } = service;
  const text = typeof definition === "string" ? definition : JSON.stringify(definition);
  const substituted = text.replaceAll(/\$\{(\w+)\}/g, (_, found: string) => {
    if (functions.includes(found)) return functionArn(found, home);
    const known =
      functions.length === 0 ? "there are no functions" : `the functions are ${functions.join(", ")}`;
    throw new Error(`\${${found}} in the definition of ${name} is none of its functions: ${known}`);
  });
  const arn = stateMachineArn(home, name);
  const roleArn = `arn:aws:iam::${home.accountId}:role/step-functions-local`;
  const { machines } = service.store;
  const machine = machines.find(arn);
  if (machine?.status === "ACTIVE") {
    const present = machines.revision(machine.revisionId);
    if (present.definition === substituted && present.roleArn === roleArn) return arn;
  }
  const { operations } = await import("./operations/index.ts");
  const operation = machine === undefined ? "CreateStateMachine" : "UpdateStateMachine";
  await operations.get(operation)?.(service, {
    name,
    stateMachineArn: arn,
    definition: substituted,
    roleArn,
  });
  return arn;
}
