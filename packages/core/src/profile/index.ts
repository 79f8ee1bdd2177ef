export * from "./brief.ts";
export * from "./evidence.ts";
export * from "./feedback.ts";
export * as Profile from "./index.ts";
export * from "./info.ts";
export * from "./malformed.ts";
export { writePlainly } from "./plain.ts";
export * from "./prompt.ts";
export * from "./write.ts";
