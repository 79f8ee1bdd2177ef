/** Orders as memories, which their user may write as they like, and in the summary that a model made of the talk. */

import { entities } from "@persona-ai/core/table";
import { cleanText } from "@persona-ai/core/text.ts";
import { describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { stopClockOfFile } from "../../support/clock.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { say, withPersona } from "../chat/support.ts";
import { ATTEMPTS } from "./attempts.ts";
import { callsOf, dataIn, mentions, oursIn, saidIn, systemOf, withoutData } from "./calls.ts";

await ownFaultStack();
/** The model is told the day. */
stopClockOfFile();
const talk = await withPersona();
accepted(await say(talk.owner, talk.path, "I have a boat."));
const memories = `/personas/${talk.personaId}/memories`;
const [memory] = accepted(await talk.owner.get(memories)).body.items;
const key = { userId: talk.owner.user.id, personaId: talk.personaId };

/** A turn that is told this memory and this summary. */
async function turn(known: string, summary: string) {
  accepted(await talk.owner.patch(`${memories}/${memory.id}`, { text: known }));
  const { data } = await entities().message.query.primary(key).go({ order: "desc", count: 1 });
  await entities().conversation.patch(key).set({ summary, summarizedTo: data[0]!.messageId }).go();
  return callsOf(async () => accepted(await say(talk.owner, talk.path, "What do you think?")));
}
const [neutral, neutralLearning] = await turn("Has two boats.", "They talked of boats.");

describe.each(ATTEMPTS)("%s as a memory and in a summary", (_, attempt) => {
  test("reaches the model as data alone, which nothing in it closes", async () => {
    const [call, learning] = await turn(attempt, attempt);
    expect(oursIn(call!)).toEqual(oursIn(neutral!));
    expect(call!.request).not.toHaveProperty("toolConfig");
    expect(dataIn("memories", systemOf(call!))).toEqual([expect.stringMatching(/ \(today, on .+\)$/)]);
    expect((dataIn("memories", systemOf(call!)) as string[])[0]).toContain(cleanText(attempt));
    expect(dataIn("summary", systemOf(call!))).toBe(attempt);
    expect(mentions(withoutData(systemOf(call!)), attempt)).toBe(false);
    expect(saidIn(call!).at(-1)).toBe("What do you think?");

    expect(oursIn(learning!)).toEqual(oursIn(neutralLearning!));
    const told = saidIn(learning!)[0]!;
    expect(dataIn("known", told)).toMatchObject([{ n: 1, text: cleanText(attempt) }]);
    expect(withoutData(told)).toBe(withoutData(saidIn(neutralLearning!)[0]!));
    expect(mentions(withoutData(told), attempt)).toBe(false);
  });
});
