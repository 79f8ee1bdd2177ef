/**
 * The JSON schemas of asl-validator, as the last of the checks. Its graph checks search the whole definition for
 * keys, so payload templates, which may contain any key, are taken out of the copy it sees; expressions in them
 * are checked where they are compiled. It is loaded at first use: it takes longer to load than to start.
 */
import { expressionSource } from "../jsonata/template.ts";
import type { Json } from "../payload.ts";
import { isObject, type JsonObject, type MachineJson } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

const TEMPLATES = new Set(["Output", "Assign", "Arguments", "ItemSelector", "Items"]);

export async function schemaFaults(machine: MachineJson): Promise<Diagnostic[]> {
  const { default: validate } = await import("asl-validator");
  const { errors } = validate(withoutTemplates(machine));
  return errors.map(({ Message = "The definition is not valid", schemaError }) => {
    return {
      code: "SCHEMA_VALIDATION_FAILED",
      message: Message,
      location: schemaError?.instancePath ?? null,
    };
  });
}

function withoutTemplates(machine: MachineJson): JsonObject {
  const states = Object.entries(machine.States).map(([name, state]) => [name, bare(state)]);
  return { ...machine, States: Object.fromEntries(states) as JsonObject };
}

function bare(owner: JsonObject): JsonObject {
  const fields = Object.entries(owner).flatMap(([field, value]): [string, Json][] => {
    if (TEMPLATES.has(field)) return [];
    const isLiteralCondition = field === "Condition" && typeof value === "boolean";
    const isExpression = typeof value === "string" && expressionSource(value) !== undefined;
    if (isLiteralCondition || isExpression) return [[field, "{% true %}"]];
    if (field === "ItemProcessor" || field === "Iterator")
      return [[field, withoutTemplates(value as MachineJson)]];
    if (field === "Branches") {
      return [[field, (value as MachineJson[]).map((branch) => withoutTemplates(branch))]];
    }
    const isList = field === "Choices" || field === "Catch";
    if (isList && Array.isArray(value))
      return [[field, value.map((entry) => (isObject(entry) ? bare(entry) : entry))]];
    return [[field, value]];
  });
  return Object.fromEntries(fields);
}
