/**
 * What keeps a persona from staying `generating`: executions that end badly are told to ExecutionStatus, and Sweep
 * looks on a schedule for those that nothing runs for.
 *
 * Both are invoked asynchronously. An event that cannot be delivered (permission, throttling) and one that the
 * function fails on, after its retries, both end in the queue of dead letters.
 */
import { everyMinutes } from "@persona-ai/functions/background.ts";

/** As long as SQS keeps anything: time to mend the function and send them again. */
const KEEP_SECONDS = 14 * 24 * 3600;
const RETRIES = 2;

export function createDeadLetters() {
  const queue = new sst.aws.Queue("DeadLetters", {
    transform: { queue: { messageRetentionSeconds: KEEP_SECONDS, sqsManagedSseEnabled: true } },
  });
  return {
    name: queue.nodes.queue.name,
    arn: queue.arn,
    url: queue.url,
    maySend: { actions: ["sqs:SendMessage"], resources: [queue.arn] },
    /** What a function has that is invoked asynchronously. */
    onFailure: {
      retries: RETRIES,
      transform: { eventInvokeConfig: { destinationConfig: { onFailure: { destination: queue.arn } } } },
    },
  };
}
type DeadLetters = ReturnType<typeof createDeadLetters>;

export function onBadEnd(
  stateMachineArn: $util.Output<string>,
  handler: sst.aws.Function,
  deadLetters: DeadLetters,
): void {
  const rule = new aws.cloudwatch.EventRule("ExecutionEndedBadly", {
    name: `${$app.name}-${$app.stage}-execution-ended-badly`,
    description: "Executions of persona-generation that failed, timed out or were aborted",
    eventPattern: $jsonStringify({
      source: ["aws.states"],
      "detail-type": ["Step Functions Execution Status Change"],
      detail: { status: ["FAILED", "TIMED_OUT", "ABORTED"], stateMachineArn: [stateMachineArn] },
    }),
  });
  const permission = new aws.lambda.Permission("ExecutionEndedBadlyPermission", {
    action: "lambda:InvokeFunction",
    function: handler.name,
    principal: "events.amazonaws.com",
    sourceArn: rule.arn,
  });
  const letIn = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sqs:SendMessage"],
        resources: [deadLetters.arn],
        principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
        conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [rule.arn] }],
      },
    ],
  });
  new aws.sqs.QueuePolicy("DeadLettersPolicy", { queueUrl: deadLetters.url, policy: letIn.json });
  new aws.cloudwatch.EventTarget(
    "ExecutionEndedBadlyTarget",
    { rule: rule.name, arn: handler.arn, deadLetterConfig: { arn: deadLetters.arn } },
    { dependsOn: [permission] },
  );
}

export function runEvery(
  name: keyof typeof everyMinutes,
  job: sst.aws.Function,
  deadLetters: DeadLetters,
): void {
  new sst.aws.CronV2(`${name}Schedule`, {
    schedule: `rate(${everyMinutes[name]} minutes)`,
    function: job.arn,
    retries: RETRIES,
    dlq: deadLetters.arn,
  });
}
