export * as Profile from "./index.ts";
export * from "./info.ts";
