/** What can be wrong outside when the stack leans on services that are not its own, said so that it can be mended. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { StackError } from "./error.ts";

/** All clients use one credential chain, so that any of them tells whether Bedrock will have credentials. */
export async function checkCredentials({ config }: Pick<DynamoDBClient, "config">): Promise<void> {
  await config.credentials().catch((cause: Error) => {
    throw new StackError(`BEDROCK=aws needs AWS credentials, and none were found: ${cause.message}`);
  });
}

/** Passes on what is no fault of the connection: a refusal of the service has a name, and no code. */
export function explainEndpoint(endpoint: string | undefined): (cause: unknown) => never {
  return (cause) => {
    const { code } = cause as NodeJS.ErrnoException;
    if (endpoint === undefined || code === undefined) throw cause;
    throw new StackError(`No DynamoDB answers at ${endpoint}, which DYNAMODB_ENDPOINT names (${code}).`);
  };
}
