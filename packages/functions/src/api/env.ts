import type { Limit } from "@persona-ai/core/limit";
import type { RequestIdVariables } from "hono/request-id";

/** What every request's context holds. */
export type Env = {
  Variables: RequestIdVariables & {
    /** Throws when the query has a parameter that the route does not know; called once it is known who asks. */
    checkQuery: () => void;
    /** Where the request is counted with what it makes. */
    write?: Limit.DueWrite;
  };
};
