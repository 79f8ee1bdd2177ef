/** How a submission is known again (response.entity.ts): by its answers, or by its Idempotency-Key. */
import { sha256 } from "../sha256.ts";

export const hashOfAnswers = (answers: string): string => sha256(`answers\n${answers}`);

/** Stands in the place of a body's hash: what was said is gone, and a late repeat of the request does not bring it back. */
export const WITHDRAWN = "withdrawn";
