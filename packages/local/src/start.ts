/**
 * `npm start`: boots the local stack and says where everything is and what to try. Ctrl-C stops it; a second one does
 * so at once. Whatever the reader can mend is told in one line, with exit code 1.
 */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./stack/run.ts");
