/** A request to the table that is refused once, as DynamoDB refuses it. */
import { dynamo } from "@persona-ai/core/table";

const NAME = "refuse";

/** The next request of this kind, as the SDK names it (`UpdateItemCommand`), fails with an error of this name. */
export function refuseOnce(command: string, name: string): void {
  const { middlewareStack } = dynamo();
  middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName !== command) return next(args);
      middlewareStack.remove(NAME);
      return Promise.reject(Object.assign(new Error("Refused."), { name }));
    },
    { step: "initialize", name: NAME },
  );
}
