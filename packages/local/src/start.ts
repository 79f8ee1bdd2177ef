/** `npm start` from the sources as they are, for whoever looks for something in them. */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./stack/run.ts");
