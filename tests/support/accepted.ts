import type { Answer } from "./client.ts";

/** The answer, when it is a success; what a test only prepares must not fail silently. */
export function accepted(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
