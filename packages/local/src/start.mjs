/**
 * `npm start`: boots the local stack and says where everything is and what to try. Ctrl-C stops it; a second one does
 * so at once. Whatever the reader can mend is told in one line, with exit code 1.
 *
 * It starts from one bundle of the sources (scripts/bundle.ts) where there is one, and else from the sources themselves, as
 * start.ts does always; then a bundle is made beside it for the next time. This file is JavaScript, because for the
 * first file of TypeScript Node loads a compiler.
 */
import { spawn } from "node:child_process";
import { enableCompileCache } from "node:module";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { freshBundle } from "./fresh-bundle.mjs";

enableCompileCache();
const root = fileURLToPath(new URL("../../../", import.meta.url));
const bundle = freshBundle(root, fileURLToPath(new URL("./stack/run.ts", import.meta.url)));
if (bundle !== undefined) await import(bundle);
else {
  await import("./stack/run.ts");
  const making = spawn(process.execPath, [`${root}scripts/bundle.ts`], { stdio: "ignore" });
  making.on("error", () => {});
  making.unref();
  if (making.pid !== undefined) setPriority(making.pid, 10);
  process.on("exit", () => making.kill());
}
