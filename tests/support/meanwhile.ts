/** Races, made certain: something else happens just before a request of a kind is sent to the table. */
import { dynamo } from "@persona-ai/core/table";

const NAME = "meanwhile";

/** `command` as the SDK names it (`UpdateItemCommand`); `act` runs once, before the first of these. */
export function meanwhile(command: string, act: () => Promise<unknown>): void {
  const { middlewareStack } = dynamo();
  let isDone = false;
  middlewareStack.add(
    (next, context) => async (args) => {
      if (isDone || context.commandName !== command) return next(args);
      isDone = true;
      middlewareStack.remove(NAME);
      await act();
      return next(args);
    },
    { step: "initialize", name: NAME },
  );
}

/** The next request of this kind is refused, by an error of this name. */
export const refuseOnce = (command: string, name: string): void =>
  meanwhile(command, () => Promise.reject(Object.assign(new Error("Refused."), { name })));

/** What is asked of the table meanwhile, by the SDK's names, in order. */
export async function commandsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const { middlewareStack } = dynamo();
  const sent: string[] = [];
  middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        sent.push(commandName ?? "");
        return next(args);
      },
    { step: "initialize", name: "commandsDuring" },
  );
  await act().finally(() => middlewareStack.remove("commandsDuring"));
  return sent;
}
