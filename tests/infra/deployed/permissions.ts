/** Which IAM permissions a request to an AWS service needs: pure, from what is on the wire. */
import { ACCOUNT_ID, REGION } from "../synthesis/cloud.ts";

export type Need = { action: string; resource: string; context?: Record<string, string> };
type Body = Record<string, unknown>;

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;
const table = (name: unknown) => arn("dynamodb", `table/${name}`);

/** The parts of a transaction and the actions that IAM checks for them. */
const PARTS = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

/** `target` is the header X-Amz-Target of the JSON protocols; Bedrock has paths instead. */
export function needsOf(target: string | undefined, path: string, body: Body): Need[] {
  const [service = "", operation = ""] = target?.split(".") ?? [];
  if (service.startsWith("DynamoDB")) return ofDynamoDb(operation, body);
  if (service === "AWSStepFunctions") {
    return [{ action: `states:${operation}`, resource: String(body.stateMachineArn ?? body.executionArn) }];
  }
  const [, model = "", call] = /^\/model\/([^/]+)\/([\w-]+)$/.exec(path) ?? [];
  if (call === "converse") return ofModel("bedrock:InvokeModel", decodeURIComponent(model));
  if (call === "converse-stream") {
    return ofModel("bedrock:InvokeModelWithResponseStream", decodeURIComponent(model));
  }
  throw new Error(`No service of ours takes this request: ${target ?? path}`);
}

function ofDynamoDb(operation: string, body: Body): Need[] {
  const tables = () => Object.keys(body.RequestItems as object).map(table);
  switch (operation) {
    case "TransactWriteItems":
    case "TransactGetItems":
      return (body.TransactItems as Record<string, Body>[]).flatMap((item) =>
        Object.entries(item).map(([part, { TableName }]) => ({
          action: `dynamodb:${PARTS[part as keyof typeof PARTS]}`,
          resource: table(TableName),
        })),
      );
    case "BatchGetItem":
    case "BatchWriteItem":
      return tables().map((resource) => ({ action: `dynamodb:${operation}`, resource }));
    default: {
      const index = body.IndexName === undefined ? "" : `/index/${body.IndexName}`;
      return [{ action: `dynamodb:${operation}`, resource: `${table(body.TableName)}${index}` }];
    }
  }
}

/** A call by a global profile needs the profile, and the model in its own region and in none, by that profile. */
function ofModel(action: string, id: string): Need[] {
  const model = id.replace(/^global\./, "");
  if (model === id) return [{ action, resource: `arn:aws:bedrock:${REGION}::foundation-model/${id}` }];
  const profile = arn("bedrock", `inference-profile/${id}`);
  const context = { "bedrock:InferenceProfileArn": profile };
  return [
    { action, resource: profile },
    ...[REGION, ""].map((region) => ({
      action,
      resource: `arn:aws:bedrock:${region}::foundation-model/${model}`,
      context,
    })),
  ];
}
