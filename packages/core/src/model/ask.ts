/**
 * The one way to ask the model for data. The question takes the form that the model takes (form.ts), what models get
 * slightly wrong is mended (mend.ts), the schema and the question's own check judge the rest, and a malformed answer is
 * asked for again once, in the same conversation and with what was wrong. So at most CALLS answers are paid for, and
 * `usage` sums them. Where the service does not take the form, the next simpler one is tried; that costs nothing.
 *
 *   const { value } = await ask({ name: "remember", schema: Remembered, …, malformed }, { modelId });
 *
 * Fails with what `converse` fails with, ModelRefused, ModelRejected, or the error that `malformed` makes. With
 * `otherwise` another model is asked when the first one cannot be had or gave nothing usable.
 */
import type { DomainError, Issue } from "../error.ts";
import { log } from "../telemetry/log.ts";
import type { Answer, Converse, Request } from "./answer.ts";
import { converse as converseWithBedrock } from "./converse.ts";
import { isRefusedForm, ModelRefused, ModelRejected, otherMayHelp } from "./errors.ts";
import { type Asked, type Form, formOf, requestFor, simplerThan } from "./form.ts";
import { modelOf } from "./models.ts";
import { askAgain, listIssues, readData, type Wanted } from "./reply.ts";
import { type PaidUsage, sumUsage, usageOf } from "./usage.ts";

export const CALLS = 2;

type ModelQuestion<T> = Asked &
  Wanted<T> & {
    /** What is handed in, as a complaint names it: "profile". */
    wanted: string;
    malformed: (issues: Issue[]) => DomainError;
  };

type AskOptions = { modelId: string; otherwise?: string; converse?: Converse };

export type Told<T> = { value: T; model: string; usage: PaidUsage };

export async function ask<T>(question: ModelQuestion<T>, options: AskOptions): Promise<Told<T>> {
  const { modelId, otherwise, converse = converseWithBedrock } = options;
  const answers: Answer[] = [];
  try {
    return await askOne(question, modelId, converse, answers);
  } catch (error) {
    const isItsFault = otherMayHelp(error) || isMalformed(question, error);
    if (otherwise === undefined || otherwise === modelId || !isItsFault) throw error;
    log.warn("another model is asked", { modelId, otherwise }, error);
    const told = await askOne(question, otherwise, converse, []);
    return { ...told, usage: sumUsage([usageOf(answers), told.usage]) };
  }
}

const isMalformed = <T>({ malformed }: ModelQuestion<T>, error: unknown) =>
  error instanceof Error && error.name === malformed([]).name;

async function askOne<T>(
  question: ModelQuestion<T>,
  modelId: string,
  converse: Converse,
  answers: Answer[],
): Promise<Told<T>> {
  const { name, wanted, malformed } = question;
  const asking = formed(question, modelId, converse);
  let messages: Request["messages"];
  for (;;) {
    const { request, answer } = await asking(messages);
    answers.push(answer);
    const reply = readData(answer, question);
    switch (reply.kind) {
      case "usable":
        return { value: reply.value, model: answer.modelId, usage: usageOf(answers) };
      case "refused":
        throw new ModelRefused();
      case "rejected":
        throw new ModelRejected();
      case "malformed": {
        if (answers.length >= CALLS || reply.isHopeless) throw malformed(reply.issues);
        const again = request.toolConfig ? `Call ${name} again with` : "Answer again with";
        const complaint = `This is not a usable ${wanted}:\n${listIssues(reply.issues, wanted)}\n${again} the whole ${wanted}.`;
        messages = askAgain(request.messages ?? [], answer.content, complaint);
      }
    }
  }
}

/** Asks in the first form that the service takes, and keeps to it. */
function formed(asked: Asked, modelId: string, converse: Converse) {
  let form: Form = formOf(modelOf(modelId));
  return async (messages: Request["messages"]): Promise<{ request: Request; answer: Answer }> => {
    for (;;) {
      const plain = requestFor(asked, modelId, form);
      const request = messages ? { ...plain, messages } : plain;
      try {
        return { request, answer: await converse(request) };
      } catch (error) {
        const simpler = simplerThan(form);
        if (simpler === undefined || !isRefusedForm(error)) throw error;
        log.warn("form not taken", { modelId, form, simpler }, error);
        form = simpler;
      }
    }
  };
}
