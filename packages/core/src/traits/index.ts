export * as Traits from "./index.ts";
export * from "./info.ts";
