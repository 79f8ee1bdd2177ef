/**
 * From a definition to a program. What is wrong with an expression is reported, with its place in the definition;
 * anything else must have been checked before (see index.ts).
 */
import { Expression, SyntaxFault } from "../jsonata/expression.ts";
import { compileTemplate, expressionSource, type Template } from "../jsonata/template.ts";
import type { Json } from "../payload.ts";
import type { MachineJson, StateJson } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { unsupportedReferences } from "./references.ts";
import { compileState } from "./states.ts";
import type { Program } from "./types.ts";

export type Report = (diagnostic: Diagnostic) => void;

export function compileProgram(machine: MachineJson, report: Report, pointer = ""): Program {
  const states = Object.entries(machine.States).map(([name, state]) => {
    const place = `${pointer}/States/${name}`;
    return [name, compileState(name, state, new StateCompiler(state, place, report))] as const;
  });
  const timeout = machine.TimeoutSeconds;
  return {
    startAt: machine.StartAt,
    states: new Map(states),
    timeoutSeconds: typeof timeout === "number" ? timeout : undefined,
  };
}

const WITH_RESULT = new Set(["Task", "Parallel", "Map"]);

/** Compiles the fields of one state. Locations are relative to the state: `Output`, `Catch[0]/Assign/x`. */
export class StateCompiler {
  readonly #state: StateJson;
  readonly #pointer: string;
  readonly #report: Report;

  constructor(state: StateJson, pointer: string, report: Report) {
    this.#state = state;
    this.#pointer = pointer;
    this.#report = report;
  }

  template(field: string): Template | undefined {
    return this.templateOf(this.#state[field], field);
  }

  templateOf(value: Json | undefined, location: string): Template | undefined {
    if (value === undefined) return undefined;
    return compileTemplate(value, location, (text, at) => this.#expression(text, at));
  }

  program(machine: MachineJson, location: string): Program {
    return compileProgram(machine, this.#report, `${this.#pointer}/${location}`);
  }

  #expression(text: string, location: string): Expression | undefined {
    const place = `${this.#pointer}/${location}`;
    const source = expressionSource(text);
    if (source === undefined) {
      const message =
        "A JSONata expression must start with '{%' and end with '%}', without spaces around them";
      this.#report({ code: "INVALID_JSONATA_EXPRESSION", message, location: place });
      return undefined;
    }
    try {
      const expression = new Expression(source, location);
      const has = {
        errorOutput: location.startsWith("Catch["),
        result: WITH_RESULT.has(this.#state.Type) && /^(Output|Assign)\b/.test(location),
      };
      for (const message of unsupportedReferences(expression.ast, has)) {
        this.#report({ code: "UNSUPPORTED_JSONATA_EXPRESSION", message, location: place });
      }
      return expression;
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.#report({ code: "INVALID_JSONATA_EXPRESSION", message: error.message, location: place });
      return undefined;
    }
  }
}
