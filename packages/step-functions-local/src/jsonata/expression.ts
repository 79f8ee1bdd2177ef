/**
 * One JSONata expression of a definition, `{% … %}` without the marks, and the field it stands in
 * (`Output/a/b[0]`, `Choices[1]/Condition`). Evaluation is bounded as it is on AWS: depth 100, 873,782 elements,
 * and five seconds. Every failure is an EvaluationFailure with AWS's text.
 *
 * @throws SyntaxFault from the constructor, when it cannot be parsed
 */
import jsonata from "jsonata";
import { EvaluationFailure } from "../failure.ts";
import type { Json } from "../payload.ts";
import { functions } from "./functions.ts";
import { isFunction, toJson, typeName } from "./result.ts";

const BOUNDS = { timeout: 5_000, stack: 100, sequence: 873_782 };

/** What AWS writes instead of the evaluator's own text when an evaluation passes a bound. */
const BOUND_TEXTS: Record<string, string> = {
  D1011:
    "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive",
  D1012: "Expression evaluation timeout: Check for infinite loop",
  D2014: "Expression evaluation memory limit exceeded: Check for excessive memory usage",
  D2015: "Expression evaluation memory limit exceeded: Check for excessive memory usage",
};

export type Bindings = Record<string, unknown>;

export type JsonType = "array" | "array or object" | "boolean" | "number" | "object" | "string";

export class SyntaxFault extends Error {}

export class Expression {
  readonly source: string;
  readonly location: string;
  readonly #compiled: jsonata.Expression;

  constructor(source: string, location: string) {
    this.source = source;
    this.location = location;
    this.#compiled = compile(source);
  }

  get ast(): jsonata.ExprNode {
    return this.#compiled.ast();
  }

  async evaluate(bindings: Bindings): Promise<Json> {
    let value: unknown;
    try {
      value = await this.#compiled.evaluate(undefined, bindings);
    } catch (thrown) {
      throw this.#failure(`threw an error during evaluation${detail(thrown)}`);
    }
    if (value === undefined) throw this.#failure("returned nothing (undefined).");
    if (isFunction(value)) throw this.#failure("returned an unsupported result type.");
    return toJson(value);
  }

  async evaluateAs(type: JsonType, bindings: Bindings): Promise<Json> {
    const value = await this.evaluate(bindings);
    const found = typeName(value);
    if (type.split(" or ").includes(found)) return value;
    const text = JSON.stringify(value);
    const expected = type === "array or object" ? "array" : type;
    throw this.#failure(
      `returned an unexpected result type. Expected '${expected}', but was '${found}' for value: ${text}`,
    );
  }

  #failure(what: string): EvaluationFailure {
    const subject = `The JSONata expression '${this.source}' specified for the field '${this.location}'`;
    return new EvaluationFailure(`${subject} ${what}`, this.location);
  }
}

function compile(source: string): jsonata.Expression {
  try {
    const compiled = jsonata(source, BOUNDS);
    for (const [name, implementation] of Object.entries(functions)) compiled.assign(name, implementation);
    return compiled;
  } catch (thrown) {
    throw new SyntaxFault((thrown as { message?: string }).message ?? "Syntax error");
  }
}

function detail(thrown: unknown): string {
  const { code, message } = thrown as { code?: string; message?: string };
  const bound = code === undefined ? undefined : BOUND_TEXTS[code];
  if (bound !== undefined) return `: ${bound}`;
  return code === undefined ? `: ${message ?? String(thrown)}` : `. ${code}: ${message}`;
}
