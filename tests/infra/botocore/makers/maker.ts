import type { Values } from "../names.ts";

export type Made = [service: string, operation: string, params: Values];
/** The calls that make a resource of these inputs; its `name` is the one in the program. */
export type Maker = (inputs: Values, name: string) => Made[];

/** What the provider makes up, or knows from a call before. */
export const REFERENCE = "a-reference-of-the-provider";
