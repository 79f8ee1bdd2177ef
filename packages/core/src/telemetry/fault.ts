/**
 * An error as the log may show it: what it was and where it came from, without its text. Messages of engines, SDKs and
 * parsers quote what they choked on (`Unexpected token 'I', "I love my dog" is not valid JSON`), and so what people
 * wrote. Of our own errors the code says what happened.
 */
import { causesOf, DomainError } from "../error.ts";

export type Fault = {
  name: string;
  code?: string;
  /** The status of an answer by AWS. */
  status?: number;
  awsRequestId?: string;
  /** Where it was thrown, function and place: of what nobody has named, and so is a defect. */
  stack?: string[];
};

const FRAMES = 8;
/** The codes of system errors (`ECONNREFUSED`) and of Node's (`ERR_…`). */
const CODE = /^\w{1,64}$/;

/** The error and its causes, outermost first. */
export const faultsOf = (error: unknown): Fault[] => causesOf(error).map(faultOf);

function faultOf(error: Error): Fault {
  const { code, $metadata } = error as Error & {
    code?: unknown;
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  const { httpStatusCode, requestId } = $metadata ?? {};
  const named = error instanceof DomainError || (typeof code === "string" && CODE.test(code));
  return {
    name: error.name,
    ...(named && { code: String(code) }),
    ...(httpStatusCode !== undefined && { status: httpStatusCode }),
    ...(requestId !== undefined && { awsRequestId: requestId }),
    ...(!named && $metadata === undefined && { stack: framesOf(error) }),
  };
}

/** The stack begins with the message, which may have lines that look like anything: frames are after its end. */
function framesOf({ name, message, stack = "" }: Error): string[] {
  const head = `${name}: ${message}`;
  const at = message === "" ? 0 : stack.indexOf(message);
  if (at < 0) return [];
  const rest = stack.slice(stack.startsWith(head) ? head.length : at + message.length);
  return rest
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, FRAMES);
}
