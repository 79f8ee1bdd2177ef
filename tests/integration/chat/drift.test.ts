/** Sixty turns with a model that drifts: with the reminder the persona stays its person, without it it does not. */

import { Chat } from "@persona-ai/core/chat";
import { hold } from "@persona-ai/core/chat/conversation.ts";
import { interviewInTalk, measureDrift } from "@persona-ai/core/chat/drift.ts";
import { contextOf } from "@persona-ai/core/chat/prompt.ts";
import { type Converse, converse } from "@persona-ai/core/model";
import { entities } from "@persona-ai/core/table";
import { afterEach, expect, test } from "vitest";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { setFaults } from "../../support/generation.ts";
import { as, begin, exchange, headOf, type Key, persona, say } from "../memory/conversations.ts";

await ownFaultStack();
afterEach(() => setFaults());

async function afterSixtyTurns() {
  const key = await begin();
  const said = Array.from({ length: 60 }, (_, i) =>
    exchange(key, `And what of number ${i}?`, `Number ${i}, well.`),
  );
  await entities().message.put(said.flat()).go();
  const last = await say(key, "And now?");
  return { key, context: await contextOf(await headOf(key), last) };
}

/** The same question, without what stands at the end to remind the persona. */
const unreminded: Converse = ({ system = [], ...request }) =>
  converse({ ...request, system: system.filter(({ text = "" }) => !text.includes("<reminder>")) });

async function drifted(ask: Converse): Promise<number> {
  const { context } = await afterSixtyTurns();
  const answered = {
    ...context,
    turns: [...context.turns, { role: "assistant" as const, content: "Well." }],
  };
  await setFaults("drift");
  return (await interviewInTalk(persona, answered, ask)).meanAbsoluteDifference;
}

test("the measured drift is below 3 T with the reminder, and above 6 T without it", async () => {
  expect(await drifted(converse)).toBeLessThan(3);
  expect(await drifted(unreminded)).toBeGreaterThan(6);
});

async function measured(key: Key, turns: number) {
  const { context } = await afterSixtyTurns();
  const held = await hold(key, key.userId);
  held.head.turns = turns - 1;
  const measured = {
    held,
    persona,
    context,
    answered: "Well.",
    startedAt: new Date(),
    leftMs: () => 20_000,
    pay: async () => {},
  };
  await measureDrift(measured, 20);
  await held.release();
  return (await as(key, () => Chat.conversations())).items[0];
}

test("it is measured every so many turns, and kept with the conversation", async () => {
  const key = await begin();
  expect(await measured(key, 19)).not.toHaveProperty("fidelity");
  const { fidelity } = (await measured(key, 20))!;
  expect(fidelity?.drift).toMatchObject({ turns: 20, meanAbsoluteDifference: expect.any(Number) });
});
