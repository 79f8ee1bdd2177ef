/** What a definition may not have when its machine is of the type EXPRESS. */
import { type Container, isObject } from "./definition.ts";
import { type Diagnostic, schemaFault } from "./diagnostic.ts";

export function expressTypeFaults(all: Container[]): Diagnostic[] {
  return all.flatMap(({ machine, pointer }) => [
    ...modeFaults(machine.ProcessorConfig, pointer),
    ...Object.entries(machine.States).flatMap(([name, { Resource }]) => {
      const pattern =
        typeof Resource === "string" ? /\.(sync|waitForTaskToken)(:2)?$/.exec(Resource)?.[1] : undefined;
      if (pattern === undefined) return [];
      const message = `Express state machine does not support '.${pattern}' service integration`;
      return [schemaFault(message, `${pointer}/States/${name}/Resource`)];
    }),
  ]);
}

function modeFaults(config: Container["machine"][string] | undefined, pointer: string): Diagnostic[] {
  if (!isObject(config) || config.Mode !== "DISTRIBUTED") return [];
  const message =
    "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
  return [schemaFault(message, `${pointer}/ProcessorConfig/Mode`)];
}
