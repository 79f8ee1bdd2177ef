/**
 * Runs an area's unit tests for Stryker in one process that keeps its modules: a mutant takes what its tests take, not
 * what Vitest takes to start and to import everything again.
 *
 * - The tests see `describe` and `test` of this file, Vitest's own `expect`, and the sources of Stryker's copy.
 * - The quickest tests come first, and the first that fails ends a mutant.
 * - What one mutant leaves in a module's memory must not fail the next: all tests run once before the first mutant, so
 *   that memory is filled by the sources as they are, and a test that noticed a mutant must pass again without it; else
 *   the process begins anew.
 */
import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type CompleteDryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import fc from "fast-check";
import { AREAS, isArea } from "./areas.ts";

/** Stryker calls endless what is passed a hundred times as often as without the mutant; five times will do. */
const SOONER = 20;

type Body = (...args: unknown[]) => unknown;
type Test = { id: string; file: string; run: Body };

/** Vitest asks for the state of its own worker as soon as it is imported. */
Object.assign(globalThis, { __vitest_worker__: { config: {}, environment: {}, rpc: {}, ctx: {} } });
const { expect } = await import("vitest");

class InOneProcess implements TestRunner {
  /** What the mutated sources ask which mutant is active, and tell which they passed. */
  private readonly context: InstrumenterContext = {};
  private tests: Test[] = [];
  private results: TestResult[] = [];

  constructor() {
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: this.context });
  }

  /** No mutant is active while modules are loaded (`ignoreStatic`), so none asks for them anew. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.tests = await collected();
    for (const test of this.tests) {
      this.context.currentTestId = test.id;
      this.results.push(await resultOf(test));
    }
    delete this.context.currentTestId;
    const tookOf = new Map(this.results.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    this.tests.sort((a, b) => tookOf.get(a.id)! - tookOf.get(b.id)!);
  }

  async dryRun(): Promise<CompleteDryRunResult> {
    const { mutantCoverage = { static: {}, perTest: {} } } = this.context;
    return { status: DryRunStatus.Complete, tests: this.results, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, ...options }: MutantRunOptions): Promise<MutantRunResult> {
    const asked = testFilter && new Set(testFilter);
    const hitLimit = options.hitLimit && options.hitLimit / SOONER;
    Object.assign(this.context, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 });
    const tests: TestResult[] = [];
    for (const test of this.tests.filter(({ id }) => asked?.has(id) ?? true)) {
      tests.push(await resultOf(test));
      if (tests.at(-1)!.status === TestStatus.Success) continue;
      this.context.activeMutant = undefined;
      const { status } = await resultOf(test);
      if (status !== TestStatus.Success) throw new Error(`${test.id} fails after mutant ${activeMutant.id}.`);
      break;
    }
    this.context.activeMutant = undefined;
    const endless = determineHitLimitReached(this.context.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }
}

async function resultOf({ id, file, run }: Test): Promise<TestResult> {
  const from = performance.now();
  const told = () => ({ id, name: id, fileName: file, timeSpentMs: performance.now() - from });
  try {
    await run();
    return { ...told(), status: TestStatus.Success };
  } catch (error) {
    return { ...told(), status: TestStatus.Failed, failureMessage: String(error) };
  }
}

/** The tests of the area, of the sources in the working directory, which is Stryker's copy. */
async function collected(): Promise<Test[]> {
  const tests: Test[] = [];
  let at: string[] = [];
  /** Options may stand before what is run, or a time after it. */
  const test = (name: string, ...given: unknown[]) => {
    const run = given.find((one) => typeof one === "function") as Body;
    tests.push({ id: [...at, `${name} (${tests.length})`].join(" > "), file: at[0]!, run });
  };
  const describe = (name: string, define: Body) => {
    at.push(name);
    define();
    at.pop();
  };
  /** As Vitest's: a case that is a list is several arguments only where all are lists. */
  const each = (one: (name: string, run: Body) => void) => (cases: readonly unknown[]) => {
    const isSpread = cases.every(Array.isArray);
    return (name: string, ...rest: unknown[]) => {
      const run = rest.find((one) => typeof one === "function") as Body;
      for (const given of cases) one(name, () => run(...(isSpread ? (given as unknown[]) : [given])));
    };
  };
  const shim = { describe: Object.assign(describe, { each: each(describe) }), expect };
  Object.assign(globalThis, { __mutants__: { ...shim, test: Object.assign(test, { each: each(test) }) } });
  hookInto(pathToFileURL(resolve("packages/core/src")).href);
  await import(pathToFileURL(resolve("tests/support/reproducible.ts")).href);
  // Which case is the smallest one that fails is of no interest, and is what takes longest.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  const { MUTANTS_AREA = "" } = process.env;
  const files = isArea(MUTANTS_AREA) ? AREAS[MUTANTS_AREA].tests.flatMap((glob) => globSync(glob)) : [];
  for (const file of files.toSorted()) {
    at = [resolve(file)];
    await import(pathToFileURL(resolve(file)).href);
  }
  return tests;
}

/** A link of node_modules would lead out of Stryker's copy. */
function hookInto(core: string): void {
  const source = "export const { describe, expect, test } = globalThis.__mutants__;";
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "vitest") return { url: "mutants:vitest", shortCircuit: true };
      const [, path] = /^@persona-ai\/core\/(.*)$/.exec(specifier) ?? [];
      if (path === undefined) return next(specifier, context);
      return next(`${core}/${path.endsWith(".ts") ? path : `${path}/index.ts`}`, context);
    },
    load: (url, context, next) =>
      url === "mutants:vitest" ? { format: "module", source, shortCircuit: true } : next(url, context),
  });
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-one-process", InOneProcess)];
