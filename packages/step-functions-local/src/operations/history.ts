/** GetExecutionHistory: pages of events, oldest or newest first, with or without inputs and outputs. */
import { z } from "zod";
import { onTheWire } from "../history.ts";
import { Arn, operation, page, requireExecution } from "./operation.ts";
import { DEFAULT_PAGE, issueToken, readToken } from "./page-token.ts";

export const getExecutionHistory = operation(
  z.object({
    executionArn: Arn,
    reverseOrder: z.boolean().default(false),
    includeExecutionData: z.boolean().default(true),
    ...page,
  }),
  (service, { executionArn, reverseOrder, includeExecutionData, maxResults, nextToken }) => {
    const execution = requireExecution(service, executionArn);
    const list = ["GetExecutionHistory", executionArn, reverseOrder];
    const start = reverseOrder ? Number.MAX_SAFE_INTEGER : 0;
    const from = nextToken === undefined ? start : readToken(list, nextToken);
    const limit = maxResults || DEFAULT_PAGE;
    const found = service.store.executions.events(execution, from, limit + 1, reverseOrder);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      events: shown.map((event) => onTheWire(event, includeExecutionData)),
      nextToken: last && issueToken(list, last.id),
    };
  },
);
