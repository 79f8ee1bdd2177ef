/**
 * What the model answered in a generation, kept with its version from the moment it answered until the version is
 * ready. A step that is run again, because its function died or its result was lost, is answered from here, so no
 * call is paid for twice; also when the fallback model takes over in the middle of a conversation.
 *
 *   const converse = remembering(generation, "profile:1");
 *   await Profile.write(input, { modelId, converse });
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
import { type PaidUsage, usageOf } from "../model/usage.ts";
import { sha256 } from "../sha256.ts";
import { entities } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { GenerationSuperseded } from "./errors.ts";
import type { Target } from "./generation.ts";
import type { KeptAnswer } from "./persona.entity.ts";

/** What the model is asked for in a generation, once each: the profiles and the interviews with them, by attempt. */
export type Question = `${"profile" | "interview"}:${1 | 2}`;

/**
 * What was asked before is answered from what was kept, of whichever model it was asked; with `isOfOneModel` only what
 * that model answered. The rest is answered by the model. `answers` are those kept by now, where they are read already. What a call that broke off may have cost is kept, too.
 */
export function remembering(
  generation: Target,
  question: Question,
  converse: Converse = converseWithBedrock,
  { isOfOneModel = false, answers }: { isOfOneModel?: boolean; answers?: KeptAnswer[] | undefined } = {},
): Converse {
  let known: KeptAnswer[] | undefined;
  const add = (request: string, answer: Pick<Answer, "usage">, isBroken?: true) =>
    keep(generation, {
      ...{ id: randomUUID(), question, request, body: JSON.stringify(answer) },
      ...(isBroken && { isBroken, spent: true }),
    });
  return async (request) => {
    const asked = isOfOneModel ? sha256(JSON.stringify(request)) : hashOf(request);
    known ??= (await kept(generation, answers)).filter((one) => one.question === question && !one.spent);
    const earlier = known.find((one) => one.request === asked);
    if (earlier) return read(earlier);
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

/** Counts the answers so far as used up, so that the question can be asked afresh when the step is redriven. */
export async function spend(generation: Target, question: Question): Promise<void> {
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

/** What each question has cost so far, and what calls may have cost, by estimate, that broke off or timed out. */
export async function paid(
  generation: Target,
  answers?: KeptAnswer[],
): Promise<{ answered: Record<string, PaidUsage>; broken: PaidUsage }> {
  const all = await kept(generation, answers);
  const byQuestion = Map.groupBy(
    all.filter(({ isBroken }) => !isBroken),
    ({ question }) => question,
  );
  return {
    answered: Object.fromEntries(
      [...byQuestion].map(([question, answers]) => [question, usageOf(answers.map(read))]),
    ),
    broken: usageOf(all.filter(({ isBroken }) => isBroken).map(read)),
  };
}

const hashOf = ({ modelId: _whichever, ...asked }: Request): string => sha256(JSON.stringify(asked));

const read = ({ body }: KeptAnswer): Answer => JSON.parse(body) as Answer;

/** An append that was sent again, because its success was not heard of, has added its answer twice. */
async function kept(generation: Target, known?: KeptAnswer[]): Promise<KeptAnswer[]> {
  const answers = known ?? (await stored(generation));
  return [...new Map(answers.map((answer) => [answer.id, answer])).values()];
}

/** A version's key outlives its persona, so the persona is compared. */
async function stored({ userId, personaId, version }: Target): Promise<KeptAnswer[]> {
  const { data } = await entities()
    .personaVersion.get({ userId, version })
    .go({ consistent: true, attributes: ["personaId", "answers"] });
  return data?.personaId === personaId ? (data.answers ?? []) : [];
}

async function keep(generation: Target, answer: KeptAnswer): Promise<void> {
  const written = await patch(generation)
    .append({ answers: [answer] })
    .where(isGenerating(generation))
    .go({ returnOnConditionCheckFailure: true })
    .catch((error: unknown) => {
      log.warn("answer not kept", { question: answer.question }, error);
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
