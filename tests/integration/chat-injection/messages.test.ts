/** Orders in chat messages: they reach the model in the user role as what they are, and change nothing else. */
import { cleanText } from "@persona-ai/core/text.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { say, withPersona } from "../chat/support.ts";
import { ATTEMPTS } from "./attempts.ts";
import { callsOf, dataIn, mentions, oursIn, rolesIn, saidIn, systemOf, withoutData } from "./calls.ts";

await ownFaultStack();
const talk = await withPersona();
const turn = (content: string) => callsOf(async () => accepted(await say(talk.owner, talk.path, content)));
const [neutral, neutralLearning] = await turn("How was your day?");

/** Whichever day it is by now, of which the model is told. */
const anyDay = (value: unknown): string => JSON.stringify(value).replace(/<today>.*?<\/today>/g, "<today/>");

beforeEach(async () => {
  accepted(await talk.owner.delete(talk.path));
});

describe.each(ATTEMPTS)("%s in a chat message", (_, written) => {
  const attempt = cleanText(written);

  test("reaches the persona as the user's message alone", async () => {
    const [call] = await turn(written);
    expect(saidIn(call!)).toEqual([attempt]);
    expect(call!.request.messages).toEqual([{ role: "user", content: [{ text: attempt }] }]);
    const { messages: _said, ...rest } = call!.request;
    const { messages: _other, ...others } = neutral!.request;
    expect(anyDay(rest)).toBe(anyDay(others));
    expect(mentions(rest, attempt)).toBe(false);
  });

  test("reaches the keeper of memory as data alone, which nothing in it closes", async () => {
    const [, learning] = await turn(written);
    expect(learning!.request).toHaveProperty("toolConfig");
    expect(oursIn(learning!)).toEqual(oursIn(neutralLearning!));
    const [told = "", ...more] = saidIn(learning!);
    expect(more).toEqual([]);
    expect(dataIn("exchange", told)).toMatchObject({ message: attempt });
    expect(withoutData(told)).toBe(withoutData(saidIn(neutralLearning!)[0]!));
    expect(mentions(withoutData(told), attempt)).toBe(false);
    expect(mentions(systemOf(learning!), attempt)).toBe(false);
  });

  test("stays what the user said in the turns that follow", async () => {
    accepted(await say(talk.owner, talk.path, written));
    const [call] = await turn("And what else?");
    expect(rolesIn(call!)).toEqual(["user", "assistant", "user"]);
    expect(saidIn(call!)[0]).toBe(attempt);
    const known = dataIn("memories", systemOf(call!)) ?? [];
    const ours = systemOf(call!).replace(/<memories>\n.*\n<\/memories>\n\n/, "");
    expect(anyDay(ours)).toBe(anyDay(systemOf(neutral!)));
    expect((known as string[]).map((text) => text.replace(/ \((today|yesterday), on [^()]+\)$/, ""))).toEqual(
      (await talk.owner.get(talk.path.replace("messages", "memories"))).body.items.map(
        ({ text }: { text: string }) => text,
      ),
    );
  });
});
