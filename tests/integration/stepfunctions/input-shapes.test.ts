/** What AWS's model of the API says of the fields of a request, and of those of an answer. */
import { describe, expect, test } from "vitest";
import { ROLE_ARN, stepFunctions } from "./support/step-functions.ts";

const pass = { StartAt: "P", States: { P: { Type: "Pass", End: true } } };
const definition = JSON.stringify({ QueryLanguage: "JSONata", ...pass });
const ARN = "arn:aws:states:us-east-1:000000000000";

const api = async () => {
  const { url } = await stepFunctions();
  return async (operation: string, fields: object) => {
    const headers = { "x-amz-target": `AWSStepFunctions.${operation}` };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(fields) });
    return (await response.json()) as Record<string, string>;
  };
};
const refusal = (constraint: string, type = "ValidationException") => ({
  __type: type,
  message: expect.stringContaining(constraint),
});

describe("Fields of a request", () => {
  /** Recorded on AWS: GitHub localstack/localstack, snapshots of test_sfn_api and test_sfn_api_aliasing. */
  test("A field that is out of its bounds is refused in AWS's words", async () => {
    const call = await api();
    const list = (fields: object) => call("ListStateMachines", fields);
    const most = "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: ";
    expect(await list({ maxResults: 1001 })).toMatchObject(
      refusal(`${most}Member must have value less than or equal to 1000`),
    );
    expect(await list({ maxResults: -1, nextToken: "" })).toMatchObject(
      refusal("2 validation errors detected: "),
    );
    const token = "x".repeat(3097);
    expect(await list({ nextToken: token })).toMatchObject(
      refusal(
        `Value '${token}' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 1024`,
      ),
    );
    const executions = (fields: object) =>
      call("ListExecutions", { stateMachineArn: `${ARN}:stateMachine:x`, ...fields });
    expect(await executions({ nextToken: token })).toMatchObject(
      refusal("Member must have length less than or equal to 3096"),
    );
    expect(await executions({ statusFilter: "succeeded" })).toMatchObject(
      refusal(
        "Value 'succeeded' at 'statusFilter' failed to satisfy constraint: " +
          "Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]",
      ),
    );
    // By the API reference, which leaves the words open.
    expect(await executions({ statusFilter: "PENDING_REDRIVE" })).toMatchObject(refusal("mapRunArn"));
    const redrive = { executionArn: `${ARN}:execution:x:y`, clientToken: "a b" };
    expect(await call("RedriveExecution", redrive)).toMatchObject(
      refusal(
        "Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [!-~]+",
      ),
    );
    expect(await call("DescribeExecution", {})).toMatchObject(
      refusal("Value null at 'executionArn' failed to satisfy constraint: Member must not be null"),
    );
    const described = { stateMachineArn: `${ARN}:stateMachine:x`, includedData: "SOME" };
    expect(await call("DescribeStateMachine", described)).toMatchObject(
      refusal("Member must satisfy enum value set: [ALL_DATA, METADATA_ONLY]"),
    );
    const alias = { name: "7", routingConfiguration: [{ stateMachineVersionArn: `${ARN}:1`, weight: 100 }] };
    expect(await call("CreateStateMachineAlias", alias)).toMatchObject(
      refusal(
        String.raw`Value '7' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`,
      ),
    );
    const routed = async (...weights: number[]) => {
      const routes = weights.map((weight) => ({ stateMachineVersionArn: `${ARN}:1`, weight }));
      return (await call("CreateStateMachineAlias", { name: "a", routingConfiguration: routes })).message;
    };
    expect(await routed(101)).toContain("Value '101' at 'routingConfiguration.1.member.weight' failed");
    const item = `RoutingConfigurationListItem(stateMachineVersionArn=${ARN}:1, weight=1)`;
    expect(await routed(1, 1, 1)).toContain(
      `Value '[${item}, ${item}, ${item}]' at 'routingConfiguration' failed`,
    );
    for (const operation of ["ValidateStateMachineDefinition", "CreateStateMachine", "TestState"]) {
      const fields = { definition: " ".repeat(1_048_577), name: "machine", roleArn: ROLE_ARN };
      expect(await call(operation, fields)).toMatchObject(
        refusal(
          "Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to 1048576",
        ),
      );
    }
  });

  test("A value of another JSON type is no request, and null is no value", async () => {
    const call = await api();
    const type = "SerializationException";
    expect(await call("ListStateMachines", { maxResults: "7" })).toMatchObject(
      refusal("maxResults: STRING_VALUE can not be converted to", type),
    );
    expect(await call("DescribeExecution", { executionArn: [] })).toMatchObject(
      refusal("executionArn: START_ARRAY can not be converted to string", type),
    );
    expect(await call("ListExecutions", { statusFilter: [null] } as never)).toMatchObject(
      refusal("statusFilter: START_ARRAY can not be converted to string", type),
    );
    const bodies = { VALUE_NULL: null, START_ARRAY: [], STRING_VALUE: "" };
    for (const [found, body] of Object.entries(bodies)) {
      const answer = await call("ListStateMachines", body as never);
      expect(answer).toEqual({ __type: type, message: `${found} can not be converted to object` });
    }
    expect(await call("ListStateMachines", { maxResults: null, nextToken: null })).toEqual({
      stateMachines: [],
    });
    const loggingConfiguration = { level: null, destinations: null };
    expect(
      await call("CreateStateMachine", { name: "n", roleArn: ROLE_ARN, definition, loggingConfiguration }),
    ).toHaveProperty("stateMachineArn");
  });

  test("An encryption configuration is held to its bounds", async () => {
    const call = await api();
    const create = (encryptionConfiguration: object) =>
      call("CreateStateMachine", { name: "m", roleArn: ROLE_ARN, definition, encryptionConfiguration });
    const owned = { type: "AWS_OWNED_KEY" };
    expect(await create({ ...owned, kmsDataKeyReusePeriodSeconds: 59 })).toMatchObject(
      refusal("Member must have value greater than or equal to 60"),
    );
    expect(await create({ ...owned, kmsKeyId: "" })).toMatchObject(refusal("kmsKeyId"));
    expect(await create(owned)).toHaveProperty("stateMachineArn");
  });
});

describe("Executions", () => {
  test("A trace header is kept and shown, and one that is none is refused", async () => {
    const call = await api();
    const { stateMachineArn } = await call("CreateStateMachine", {
      name: "m",
      roleArn: ROLE_ARN,
      definition,
    });
    const traceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793";
    const { executionArn } = await call("StartExecution", { stateMachineArn, traceHeader });
    expect(await call("DescribeExecution", { executionArn })).toMatchObject({ traceHeader });
    const untraced = await call("StartExecution", { stateMachineArn });
    const described = await call("DescribeExecution", { executionArn: untraced.executionArn });
    expect(described).not.toHaveProperty("traceHeader");
    for (const wrong of ["Wurzel=ä", "x".repeat(257)]) {
      expect(await call("StartExecution", { stateMachineArn, traceHeader: wrong })).toMatchObject(
        refusal(`Value '${wrong}' at 'traceHeader' failed to satisfy constraint: Member must `),
      );
    }
  });

  test("They are listed of a machine or of a Map Run, which are no resources here, and not of both", async () => {
    const call = await api();
    const { stateMachineArn } = await call("CreateStateMachine", {
      name: "m",
      roleArn: ROLE_ARN,
      definition,
    });
    const mapRunArn = `${ARN}:mapRun:m/M:1`;
    expect(await call("ListExecutions", { stateMachineArn, mapRunArn })).toMatchObject(
      refusal("only one of"),
    );
    expect(await call("ListExecutions", {})).toMatchObject(refusal("only one of"));
    expect(await call("ListExecutions", { mapRunArn })).toMatchObject(refusal(mapRunArn, "ResourceNotFound"));
  });

  test("The definition of a machine that is described by its metadata alone is {}", async () => {
    const call = await api();
    const { stateMachineArn } = await call("CreateStateMachine", {
      name: "m",
      roleArn: ROLE_ARN,
      definition,
    });
    const described = { stateMachineArn, includedData: "METADATA_ONLY" };
    expect(await call("DescribeStateMachine", described)).toMatchObject({ definition: "{}" });
  });
});
