/**
 * What the model answered in a generation, kept with its version from the moment it answered until the version is
 * ready. A step that is run again, because its function died or its result was lost, is answered from here, so no
 * call is paid for twice; also when the fallback model takes over in the middle of a conversation.
 *
 *   const converse = remembering(generation, "profile:1");
 *   await Profile.write(input, { modelId, converse });
 *
 * The last answer of a step need not be written by itself: `holding` has it kept with what the step makes of it
 * (`persist`), or by itself when nothing comes of it.
 *
 * Keeping is best effort: if the table fails just then, the answer is used all the same, and a warning logged.
 */
import { randomUUID } from "node:crypto";
import {
  type Answer,
  type Converse,
  converse as converseWithBedrock,
  type Request,
} from "../model/converse.ts";
import { estimateIn } from "../model/errors.ts";
import { sumUsage, usageOf } from "../model/usage.ts";
import { sha256 } from "../sha256.ts";
import { entities } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { GenerationSuperseded } from "./errors.ts";
import type { Target } from "./generation.ts";
import type { KeptAnswer, Usage } from "./persona.entity.ts";

/** What the model is asked for in a generation, once each: the profiles and the interviews with them, by attempt. */
type QuestionKey = `${"profile" | "interview"}:${1 | 2}`;

/**
 * What was asked before is answered from what was kept, of whichever model it was asked; with `isOfOneModel` only what
 * that model answered. The rest is answered by the model. `answers` are those kept by now, where they are read already;
 * `held` is where the last answer waits, until there is a further call at most. What a call that broke off may have
 * cost is kept, too.
 */
export function remembering(
  generation: Target,
  question: QuestionKey,
  converse: Converse = converseWithBedrock,
  {
    isOfOneModel = false,
    answers,
    held,
  }: { isOfOneModel?: boolean; answers?: KeptAnswer[] | undefined; held?: KeptAnswer[] } = {},
): Converse {
  let known: KeptAnswer[] | undefined;
  const add = async (request: string, answer: Pick<Answer, "usage">, isBroken?: true) => {
    const added = {
      ...{ id: randomUUID(), question, request, body: JSON.stringify(answer) },
      ...(isBroken && { isBroken, spent: true as const }),
    };
    answers?.push(added);
    if (held === undefined) await keep(generation, [added]);
    else held.push(added);
  };
  return async (request) => {
    const asked = isOfOneModel ? sha256(JSON.stringify(request)) : hashOf(request);
    known ??= once(answers ?? (await stored(generation))).filter(
      (one) => one.question === question && !one.spent,
    );
    const earlier = known.find((one) => one.request === asked);
    if (earlier) return read(earlier);
    if (held !== undefined) await keep(generation, held.splice(0));
    try {
      const answer = await converse(request);
      await add(asked, answer);
      return answer;
    } catch (error) {
      const usage = estimateIn(error);
      if (usage) await add(asked, { usage }, true);
      throw error;
    }
  };
}

/** Runs a step with the array for its `held` answers. */
export async function holding<T>(generation: Target, run: (held: KeptAnswer[]) => Promise<T>): Promise<T> {
  const held: KeptAnswer[] = [];
  try {
    return await run(held);
  } catch (error) {
    await keep(generation, held);
    throw error;
  }
}

/** Counts the answers so far as used up, so that the question can be asked afresh when the step is redriven. */
export async function spend(generation: Target, question: QuestionKey): Promise<void> {
  const answers = await stored(generation);
  const asked = answers.flatMap((one, i) => (one.question === question ? [i] : []));
  if (asked.length === 0) return;
  // Each where it stands: an answer that a late attempt appends meanwhile is not lost.
  const { rejected } = await patch(generation)
    .data((a, o) => {
      for (const i of asked) o.set(a.answers[i]!.spent, true);
    })
    .where(isGenerating(generation))
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) throw new GenerationSuperseded();
}

/** What each question has cost by these answers, with what calls may have cost, by estimate, that broke off or timed out. */
export function paid(answers: readonly KeptAnswer[]): Record<string, Usage> {
  const byQuestion = Map.groupBy(once(answers), ({ question }) => question);
  return Object.fromEntries(
    [...byQuestion].map(([question, asked]) => {
      const [answered = [], broken = []] = [false, true].map((isBroken) =>
        asked.filter((one) => (one.isBroken ?? false) === isBroken).map(read),
      );
      return [question, { ...usageOf(answered), ...(broken.length > 0 && { broken: usageOf(broken) }) }];
    }),
  );
}

export const paidFor = (answers: readonly KeptAnswer[], question: QuestionKey): Usage =>
  paid(answers)[question] ?? usageOf([]);

/** What all questions have cost together. */
export function sumPaid(byQuestion: Readonly<Record<string, Usage>>): Usage {
  const usages = Object.values(byQuestion);
  const broken = sumUsage(usages.flatMap(({ broken }) => broken ?? []));
  return { ...sumUsage(usages), ...(broken.calls > 0 && { broken }) };
}

const hashOf = ({ modelId: _whichever, ...asked }: Request): string => sha256(JSON.stringify(asked));

const read = ({ body }: KeptAnswer): Answer => JSON.parse(body) as Answer;

/** An append that was sent again, because its success was not heard of, has added its answer twice. */
const once = (answers: readonly KeptAnswer[]): KeptAnswer[] => [
  ...new Map(answers.map((answer) => [answer.id, answer])).values(),
];

/** A version's key outlives its persona, so the persona is compared. */
async function stored({ userId, personaId, version }: Target): Promise<KeptAnswer[]> {
  const { data } = await entities()
    .personaVersion.get({ userId, version })
    .go({ consistent: true, attributes: ["personaId", "answers"] });
  return data?.personaId === personaId ? (data.answers ?? []) : [];
}

async function keep(generation: Target, answers: KeptAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const written = await patch(generation)
    .append({ answers })
    .where(isGenerating(generation))
    .go({ returnOnConditionCheckFailure: true })
    .catch((error: unknown) => {
      log.warn("answer not kept", { question: answers[0]?.question }, error);
      return { rejected: false };
    });
  if (written.rejected) throw new GenerationSuperseded();
}

const patch = ({ userId, version }: Target) => entities().personaVersion.patch({ userId, version });

type Where = Parameters<ReturnType<ReturnType<typeof patch>["set"]>["where"]>[0];
const isGenerating =
  ({ personaId }: Target): Where =>
  (a, o) =>
    `${o.eq(a.personaId, personaId)} AND ${o.eq(a.status, "generating")}`;
