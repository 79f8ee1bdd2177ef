/** Work that is cut short: the table answers some requests more, and then no more until it is mended. */
import { dynamo } from "@persona-ai/core/table";
import { onTestFinished } from "vitest";

const NAME = "cut";

/** Mended with the test at the latest. `mend` tells whether it came to a cut at all. */
export function cutAfter(requests: number): { mend(): { wasCut: boolean } } {
  let sent = 0;
  const { middlewareStack } = dynamo();
  middlewareStack.add(
    (next) => (args) => {
      sent += 1;
      if (sent <= requests) return next(args);
      return Promise.reject(Object.assign(new Error("The table is down."), { name: "ServiceUnavailable" }));
    },
    { step: "initialize", name: NAME },
  );
  onTestFinished(() => void middlewareStack.remove(NAME));
  return {
    mend() {
      middlewareStack.remove(NAME);
      return { wasCut: sent > requests };
    },
  };
}
