export * from "./ask.ts";
export * from "./converse.ts";
export * from "./errors.ts";
export * as Model from "./index.ts";
export * from "./stream.ts";
export * from "./tool-call.ts";
export * from "./upstream.ts";
export * from "./usage.ts";
