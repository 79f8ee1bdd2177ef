/**
 * Something about this machine or its settings keeps the stack from starting, and the reader can mend it:
 * `npm start` prints the message alone, without a stack trace.
 */
export class StackError extends Error {
  override readonly name = "StackError";
}
