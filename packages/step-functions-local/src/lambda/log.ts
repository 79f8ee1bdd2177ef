/** What functions print, one file a function, as a log group of CloudWatch would keep it; of the last run only. */
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { join } from "node:path";

export type FunctionLogs = { write(functionName: string, text: string): void; close(): Promise<void> };

/** `undefined` keeps nothing. */
export function openLogs(folder: string | undefined): FunctionLogs {
  if (folder === undefined) return { write() {}, async close() {} };
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, WriteStream>();
  return {
    write(functionName, text) {
      let file = files.get(functionName);
      if (file === undefined) {
        file = createWriteStream(join(folder, `${functionName}.log`)).on("error", () => {});
        files.set(functionName, file);
      }
      file.write(text);
    },
    async close() {
      await Promise.all(
        [...files.values()].map((file) => new Promise<void>((done) => file.end(() => done()))),
      );
    },
  };
}
