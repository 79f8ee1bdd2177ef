/**
 * The calls of AWS's APIs that make a stage, of its synthesized resources: as Terraform's provider makes them, as far as
 * a value of ours goes into them. A resource whose type is not in the table is a fault of the test, not left out.
 */
import type { SynthesizedResource } from "../synthesis/types.ts";
import { EDGE } from "./makers/edge.ts";
import type { Maker } from "./makers/maker.ts";
import { STORAGE } from "./makers/storage.ts";
import { WATCHING } from "./makers/watching.ts";
import { WORK } from "./makers/work.ts";
import type { Values } from "./names.ts";

export type Call = { at: string; service: string; operation: string; params: Values };

/** What is not made by a call of AWS's, or by one without a value of ours. */
const NOT_OURS = [
  /^(sst|pulumi|random|pulumi-nodejs):/,
  /^aws:acm\/certificateValidation:/,
  /^aws:ses\/domainIdentityVerification:/,
];
const isTheirs = ({ type, read }: SynthesizedResource) =>
  read || NOT_OURS.some((pattern) => pattern.test(type));

const MAKERS: Record<string, Maker> = { ...EDGE, ...STORAGE, ...WORK, ...WATCHING };

/** Throws on a resource that no maker knows. */
export function callsOf(stage: string, resources: SynthesizedResource[]): Call[] {
  return resources
    .filter((resource) => !isTheirs(resource))
    .flatMap(({ type, name, inputs }) => {
      const maker = MAKERS[type.replace(/^aws:/, "").replace(/:.*$/, "")];
      if (maker === undefined) throw new Error(`No call is known that makes a ${type}: ${name}.`);
      const { tags: _, ...untagged } = inputs;
      return maker(untagged, name).map(([service, operation, params]) => ({
        at: `${stage} ${name} ${operation}`,
        service,
        operation,
        params,
      }));
    });
}
