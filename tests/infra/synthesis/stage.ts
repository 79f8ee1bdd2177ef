/** A synthesized stage, asked for its resources. */
import type { Stages } from "../global-setup.ts";
import { stages } from "../made.ts";
import type { FunctionBuild, SynthesizedResource } from "./types.ts";

/** Those that differ in what is deployed, by name. */
export const DEPLOYED = ["dev", "pr-7", "production"] as const;

// biome-ignore lint/suspicious/noExplicitAny: inputs have as many shapes as AWS has resources
type Inputs = any;

export type Stage = ReturnType<typeof stage>;

export function stage(name: keyof Stages) {
  const { app, resources, builds } = stages[name];
  const all = (type: string): SynthesizedResource[] => resources.filter((resource) => resource.type === type);
  const get = (type: string, resource: string): SynthesizedResource => {
    const found = all(type).find(({ name }) => name === resource);
    if (!found) throw new Error(`${name} has no ${type} of the name ${resource}`);
    return found;
  };
  return {
    app,
    resources,
    all,
    get,
    inputs: (type: string, resource: string): Inputs => get(type, resource).inputs,
    allInputs: (type: string): Inputs[] => all(type).map(({ inputs }) => inputs),
    /** Names of all Lambda functions, as sst.config.ts has them. */
    functions: (): string[] => all("sst:aws:Function").map(({ name }) => name),
    lambda: (name: string): Inputs => get("aws:lambda/function:Function", `${name}Function`).inputs,
    build: (name: string): FunctionBuild => builds.find(({ functionID }) => functionID === name)!,
  };
}
