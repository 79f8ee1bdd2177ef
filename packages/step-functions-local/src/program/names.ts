/** A state's name is unique in the whole machine, whatever branch or processor it is in. */
import type { Container } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

export function nameFaults(containers: Container[]): Diagnostic[] {
  const seen = new Set<string>();
  return containers.flatMap(({ machine, pointer }) =>
    Object.keys(machine.States).flatMap((name): Diagnostic[] => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const location = `${pointer}/States/${name}`;
      return [{ code: "DUPLICATE_STATE_NAME", message: `Duplicate State name: ${name}`, location }];
    }),
  );
}
