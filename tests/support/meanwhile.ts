/** Races, made certain: something else happens just before a request of a kind is sent to the table. */
import { dynamo } from "@persona-ai/core/table";

const NAME = "meanwhile";

/** `command` as the SDK names it (`UpdateItemCommand`); `act` runs once, before the first of these. */
export function meanwhile(command: string, act: () => Promise<unknown>): void {
  const { middlewareStack } = dynamo();
  middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== command) return next(args);
      middlewareStack.remove(NAME);
      await act();
      return next(args);
    },
    { step: "initialize", name: NAME },
  );
}
