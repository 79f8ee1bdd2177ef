/**
 * Tells when an execution is over and the events of its end are dealt with: at once when it succeeded, else when the
 * handler of the event has succeeded or has failed `deliveries` times.
 */
import type { EventBridgeStatusChange, FunctionInvoker } from "step-functions-local/index.ts";

type Status = EventBridgeStatusChange["detail"]["status"];
type Ending = PromiseWithResolvers<Status> & { failed: number };

export type Endings = {
  /** For the event's handler, in place of the one given. */
  invoker: FunctionInvoker;
  put(event: EventBridgeStatusChange): void;
  /** Resolves with how the execution ended; it need not have begun. */
  ended(executionArn: string): Promise<Status>;
};

export function watchEndings(inner: FunctionInvoker, deliveries: number): Endings {
  const endings = new Map<string, Ending>();
  const endingOf = (arn: string): Ending => {
    const ending = endings.get(arn) ?? { ...Promise.withResolvers<Status>(), failed: 0 };
    endings.set(arn, ending);
    return ending;
  };

  function delivered({ detail }: EventBridgeStatusChange, success: boolean): void {
    const ending = endingOf(detail.executionArn);
    if (!success) ending.failed += 1;
    if (success || ending.failed === deliveries) ending.resolve(detail.status);
  }

  return {
    invoker: {
      async invoke(functionName, payload, options) {
        let success = false;
        try {
          const answer = await inner.invoke(functionName, payload, options);
          success = answer.functionError === undefined;
          return answer;
        } finally {
          delivered(payload as EventBridgeStatusChange, success);
        }
      },
    },
    put({ detail: { executionArn, status } }) {
      if (status === "SUCCEEDED") endingOf(executionArn).resolve(status);
    },
    ended: (executionArn) => endingOf(executionArn).promise,
  };
}
