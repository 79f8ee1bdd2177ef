/**
 * The IAM policies of a stage, as a reviewer reads them: resources by the names that sst.config.ts gives them, in
 * place of ARNs.
 *
 *   accessOf(stage("dev"), "MarkReadyRole") // { Table: ["dynamodb:UpdateItem"], "own logs": [...] }
 */
import { ACCOUNT_ID, REGION } from "./cloud.ts";
import type { Stage } from "./stage.ts";

export type Statement = {
  effect: "Allow" | "Deny";
  actions: string[];
  resources: string[];
  principals: string[];
  conditions: string[];
};

type Words = Record<string, unknown>;
const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : ([value].flat() as T[]));

/** From Pulumi's words, which the synthesis keeps, or IAM's own. */
export function statementsOf(document: string | Words): Statement[] {
  const { statements, Statement } = typeof document === "string" ? JSON.parse(document) : document;
  return [
    ...list<Words>(statements).map(({ effect = "Allow", actions, resources, principals, conditions }) => ({
      effect: effect as Statement["effect"],
      actions: list(actions as string[]),
      resources: list(resources as string[]),
      principals: list(principals as Words[]).flatMap(({ identifiers }) => identifiers as string[]),
      conditions: list(conditions as Words[]).map(
        ({ test, variable, values }) => `${variable} ${test} ${list(values as string[]).join()}`,
      ),
    })),
    ...list<Words>(Statement).map(({ Effect, Action, Resource, Principal }) => ({
      effect: Effect as Statement["effect"],
      actions: list(Action as string),
      resources: list(Resource as string),
      principals: Object.values((Principal ?? {}) as Record<string, string>).flat(),
      conditions: [],
    })),
  ];
}

export function roleStatements(stage: Stage, role: string): Statement[] {
  const { inlinePolicies = [] } = stage.inputs("aws:iam/role:Role", role);
  return inlinePolicies.flatMap(({ policy }: { policy: string }) => statementsOf(policy));
}

/** What a role may do: resource → actions. */
export function accessOf(stage: Stage, role: string): Record<string, string[]> {
  const access: Record<string, string[]> = {};
  for (const { effect, actions, resources, conditions } of roleStatements(stage, role)) {
    const when = conditions.map((condition) => `, if ${named(stage, role, condition)}`).join("");
    for (const resource of resources) {
      const name = `${effect === "Deny" ? "not " : ""}${named(stage, role, resource)}${when}`;
      access[name] = [...(access[name] ?? []), ...actions].sort();
    }
  }
  return access;
}

/** A text with the ARNs of a stage's resources replaced by their names. */
export function named(stage: Stage, role: string, text: string): string {
  const own = role.replace(/Role$/, "");
  const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;
  const names: [string, string][] = [
    [arn("logs", `log-group:${logGroup(stage, own)}:*`), "own logs"],
    [arn("dynamodb", `table/${stage.inputs("aws:dynamodb/table:Table", "TableTable").name}`), "Table"],
    [arn("sqs", stage.inputs("aws:sqs/queue:Queue", "DeadLettersQueue").name), "DeadLetters"],
    [arn("states", `stateMachine:${machine(stage)}`), "PersonaGeneration"],
    [arn("states", `execution:${machine(stage)}:*`), "executions of PersonaGeneration"],
    [
      arn("events", `rule/${stage.inputs("aws:cloudwatch/eventRule:EventRule", "ExecutionEndedBadly").name}`),
      "ExecutionEndedBadly",
    ],
    [`arn:aws:s3:::${stage.inputs("aws:s3/bucket:Bucket", "WebBucket").bucket}`, "Web"],
    [arn("execute-api", "GatewayApi"), "Gateway"],
    ...stage
      .functions()
      .map((fn): [string, string] => [arn("lambda", `function:${stage.lambda(fn).name}`), fn]),
    ...stage.functions().map((fn): [string, string] => [stage.lambda(fn).name, fn]),
  ];
  return names.reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

const machine = (stage: Stage) => stage.inputs("aws:sfn/stateMachine:StateMachine", "PersonaGeneration").name;

const logGroup = (stage: Stage, owner: string): string =>
  stage.all("aws:cloudwatch/logGroup:LogGroup").find(({ name }) => name === `${owner}Logs`)?.inputs
    .name as string;
