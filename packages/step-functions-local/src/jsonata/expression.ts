/**
 * One JSONata expression of a definition, `{% … %}` without the marks, and the field it stands in
 * (`Output/a/b[0]`, `Choices[1]/Condition`). Every failure is an EvaluationFailure with AWS's text.
 *
 * An evaluation never holds the process for long: it begins in this thread, which is quickest, step by step with
 * turns for others, and one that takes many steps, or that has a regular expression, which nothing can interrupt, is
 * done in another.
 *
 * @throws SyntaxFault from the constructor, when it cannot be parsed
 */
import type jsonata from "jsonata";
import { EvaluationFailure } from "../failure.ts";
import type { Json } from "../payload.ts";
import { evaluateApart } from "./apart.ts";
import {
  type Bindings,
  compileJsonata,
  type EvaluationOutcome,
  evaluateJsonata,
  limitSteps,
} from "./evaluation.ts";
import { typeName } from "./result.ts";

export type { Bindings } from "./evaluation.ts";

/** So many steps may an evaluation take in the thread that serves everything else. */
const MOST_STEPS = 100_000;

export type JsonType = "array" | "array or object" | "boolean" | "number" | "object" | "string";

export class SyntaxFault extends Error {}

export class Expression {
  readonly source: string;
  readonly location: string;
  readonly #compiled: jsonata.Expression;
  readonly #hasRegularExpression: boolean;

  constructor(source: string, location: string) {
    this.source = source;
    this.location = location;
    this.#compiled = compile(source);
    this.#hasRegularExpression = hasRegularExpression(this.#compiled.ast());
  }

  get ast(): jsonata.ExprNode {
    return this.#compiled.ast();
  }

  async evaluate(bindings: Bindings): Promise<Json> {
    const outcome = await this.#outcome(bindings);
    if ("fault" in outcome) throw this.#failure(outcome.fault);
    return outcome.value;
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

  async #outcome(bindings: Bindings): Promise<EvaluationOutcome> {
    if (!this.#hasRegularExpression) {
      const outcome = await evaluateJsonata(this.#compiled, bindings);
      if (!("isLate" in outcome)) return outcome;
    }
    return evaluateApart({ source: this.source, bindings });
  }

  #failure(what: string): EvaluationFailure {
    const subject = `The JSONata expression '${this.source}' specified for the field '${this.location}'`;
    return new EvaluationFailure(`${subject} ${what}`, this.location);
  }
}

function compile(source: string): jsonata.Expression {
  try {
    const compiled = compileJsonata(source);
    limitSteps(compiled, MOST_STEPS);
    return compiled;
  } catch (thrown) {
    throw new SyntaxFault((thrown as { message?: string }).message ?? "Syntax error");
  }
}

function hasRegularExpression(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (node instanceof RegExp || (node as { type?: unknown }).type === "regex") return true;
  return Object.values(node).some(hasRegularExpression);
}
