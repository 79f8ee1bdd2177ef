/** Modules of ours as browsers run them: the same text with blanks where the types were. */
import { stripTypeScriptTypes } from "node:module";

export function javaScriptOf(source: string): string {
  return withoutExperimentalWarning(() => stripTypeScriptTypes(source));
}

/** Node says at the first call that the function is experimental: no news to who opens the console. */
function withoutExperimentalWarning<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = (() => {}) as typeof emitWarning;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
