/**
 * The names in a definition. A state's and a label's are unique in the whole machine, whatever branch or processor they
 * are in. What `Assign` names is an identifier of Unicode of at most 80 characters other than `states`, and in a branch
 * or an inline processor none that is assigned outside of it, by a catcher apart: so AWS ran one (GitHub
 * localstack/localstack, test_error_output, PARALLEL_CATCH_ERROR_VARIABLE_SAMPLING). A distributed processor shares none.
 */
import { type Container, exitsOf, isObject, type JsonObject, type MachineJson } from "./definition.ts";
import { type Diagnostic, schemaFault } from "./diagnostic.ts";

const STATE_NAME_LENGTH = 80;
const LABEL_LENGTH = 40;
/** What a label cannot have, by the developer guide ("Map state in Distributed mode"). AWS's words are not known. */
const LABEL = /^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]+$/u;
const VARIABLE_LENGTH = 80;
const VARIABLE = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

export function nameFaults(all: Container[]): Diagnostic[] {
  const states = all.flatMap(({ machine, pointer }) =>
    Object.entries(machine.States).map(([name, state]) => ({ name, state, at: `${pointer}/States/${name}` })),
  );
  const labels = states.flatMap(({ state, at }) =>
    typeof state.Label === "string" ? [{ name: state.Label, at: `${at}/Label` }] : [],
  );
  return [
    ...tooLong(states, STATE_NAME_LENGTH, "INVALID_STATE_NAME", "State name"),
    ...repeated(states, "DUPLICATE_STATE_NAME", "State name"),
    ...tooLong(labels, LABEL_LENGTH, "INVALID_LABEL_NAME", "Label name"),
    ...labels.filter(({ name }) => !LABEL.test(name)).map(invalidLabel),
    ...repeated(labels, "DUPLICATE_LABEL_NAME", "Label name"),
    ...variableFaults(all),
  ];
}

type Named = { name: string; at: string };

function invalidLabel({ name, at }: Named): Diagnostic {
  const message = `Label name '${name}' is empty or has characters that are not allowed`;
  return { code: "INVALID_LABEL_NAME", message, location: at };
}

function tooLong(names: Named[], limit: number, code: Diagnostic["code"], what: string): Diagnostic[] {
  return names
    .filter(({ name }) => [...name].length > limit)
    .map(({ name, at }) => {
      const message = `${what} '${name}' exceeds the ${limit}-character limit allowed by the service`;
      return { code, message, location: at };
    });
}

function repeated(names: Named[], code: Diagnostic["code"], what: string): Diagnostic[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, at }): Diagnostic[] => {
    if (seen.has(name)) return [{ code, message: `Duplicate ${what}: ${name}`, location: at }];
    seen.add(name);
    return [];
  });
}

function variableFaults(all: Container[]): Diagnostic[] {
  return all.flatMap(({ machine, pointer }) => {
    const outer = all
      .filter((one) => isWithin(pointer, one.pointer))
      .flatMap(({ machine: m }) => assigned(m, "").filter(({ at }) => !OF_A_CATCHER.test(at)));
    const shared = new Set(isDistributed(machine) ? [] : outer.map(({ name }) => name));
    return assigned(machine, pointer).flatMap((variable) => variableFault(variable, shared) ?? []);
  });
}

const OF_A_CATCHER = /\/Catch\[\d+\]\/Assign\/[^/]+$/;

const isWithin = (pointer: string, outer: string): boolean => pointer.startsWith(`${outer}/States/`);

const isDistributed = ({ ProcessorConfig }: MachineJson): boolean =>
  isObject(ProcessorConfig) && ProcessorConfig.Mode === "DISTRIBUTED";

function variableFault({ name, at }: Named, outer: ReadonlySet<string>): Diagnostic | undefined {
  const invalid = (why: string): Diagnostic => ({
    code: "INVALID_VARIABLE_NAME",
    message: `Invalid variable name '${name}': ${why}.`,
    location: at,
  });
  if (name === "states") {
    const message = "Cannot assign to reserved variable '$states'.";
    return { code: "RESERVED_VARIABLE_NAME", message, location: at };
  }
  if (!VARIABLE.test(name)) return invalid("the variable name contains invalid characters");
  if ([...name].length > VARIABLE_LENGTH)
    return invalid(`a variable name has at most ${VARIABLE_LENGTH} characters`);
  return outer.has(name)
    ? schemaFault(`The variable '${name}' is assigned in an outer scope`, at)
    : undefined;
}

/** What the states of a machine assign, without those of the machines within it. */
function assigned({ States }: MachineJson, pointer: string): Named[] {
  return Object.entries(States).flatMap(([state, json]) => {
    const at = `${pointer}/States/${state}`;
    const exits = exitsOf(json, at).flatMap(({ exit, pointer: place }) => namesOf(exit, place));
    return [...namesOf(json, at), ...exits];
  });
}

function namesOf({ Assign }: JsonObject, pointer: string): Named[] {
  if (!isObject(Assign)) return [];
  return Object.keys(Assign).map((name) => ({ name, at: `${pointer}/Assign/${name}` }));
}
