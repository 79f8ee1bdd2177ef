/**
 * Asks the model for one forced tool call. A malformed answer is asked for again once, in the same conversation
 * and with what was wrong; so at most CALLS calls are paid for, and `usage` sums them.
 *
 * Fails with what `converse` fails with, ModelRefused, ModelRejected, or the error that `malformed` makes.
 */
import type { DomainError, Issue } from "../error.ts";
import type { Answer, Converse, Request } from "./converse.ts";
import { ModelRefused, ModelRejected } from "./errors.ts";
import { askAgain, listIssues, type Reply } from "./tool-call.ts";
import { type PaidUsage, usageOf } from "./usage.ts";

export const CALLS = 2;

export type Question<T> = {
  request: Request;
  tool: string;
  /** What the tool is called with, as the complaint about a malformed answer names it: "profile". */
  wanted: string;
  read: (answer: Answer) => Reply<T>;
  malformed: (issues: Issue[]) => DomainError;
};

export type Told<T> = { value: T; model: string; usage: PaidUsage };

export async function ask<T>(question: Question<T>, converse: Converse): Promise<Told<T>> {
  const { tool, wanted, read, malformed } = question;
  let { request } = question;
  const answers: Answer[] = [];
  for (;;) {
    const answer = await converse(request);
    answers.push(answer);
    const reply = read(answer);
    switch (reply.kind) {
      case "usable":
        return { value: reply.value, model: answer.modelId, usage: usageOf(answers) };
      case "refused":
        throw new ModelRefused();
      case "rejected":
        throw new ModelRejected();
      case "malformed": {
        if (answers.length === CALLS) throw malformed(reply.issues);
        const complaint = `This is not a usable ${wanted}:\n${listIssues(reply.issues, wanted)}\nCall ${tool} again with the whole ${wanted}.`;
        request = { ...request, messages: askAgain(request.messages ?? [], answer.content, complaint) };
      }
    }
  }
}
