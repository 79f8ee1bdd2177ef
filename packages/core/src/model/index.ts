export * from "./converse.ts";
export * from "./errors.ts";
export * as Model from "./index.ts";
export * from "./upstream.ts";
