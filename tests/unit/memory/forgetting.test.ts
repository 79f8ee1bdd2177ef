/**
 * What was forgotten or is no longer so is not sent again, whatever is said, corrected, edited and gone back to: over a
 * thousand sequences, by the pure parts that decide it, with a table that does what the writes say.
 */
import { type Item, MAIN, type Path, type Span } from "@persona-ai/core/chat/chat.entity.ts";
import { contextFrom } from "@persona-ai/core/chat/prompt.ts";
import { isOnPath, pathBefore, withSpan } from "@persona-ai/core/chat/window.ts";
import { indexOf } from "@persona-ai/core/memory/recall.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageIdAt } from "../chat-prompt/conversations.ts";

type Known = { id: string; text: string; messageId: string; endedAt?: string };
const STEPS = ["say", "repeat", "forget", "correct", "end", "edit", "return", "regenerate"] as const;
type Step = { do: (typeof STEPS)[number]; which: number };

const key = { userId: "usr_1", personaId: "per_1" };
const wordOf = (n: number) => `word${String(n).padStart(4, "0")}x`;

class Talk {
  #time = 0;
  #words = 0;
  #threads = 0;
  messages: Item[] = [];
  memories: Known[] = [];
  paths = new Map<string, Path>([[MAIN, [{ thread: MAIN }]]]);
  thread = MAIN;
  forgotten: Span[] = [];
  summary: { text: string; to: string } | undefined;
  /** In no request from now on. */
  gone = new Set<string>();
  /** In no memory that is sent from now on. */
  over = new Set<string>();

  get path(): Path {
    return this.paths.get(this.thread)!;
  }

  #store(role: Item["role"], content: string, replyTo?: string): string {
    const messageId = messageIdAt(this.#time++);
    this.messages.push({
      ...{ ...key, messageId, role, content, status: "complete", createdAt: "2026-11-28T00:00:00.000Z" },
      ...(replyTo !== undefined && { replyTo }),
      ...(this.thread !== MAIN && { thread: this.thread }),
    });
    return messageId;
  }

  /** A message with a fact, which its answer takes up, and the summary in the end. */
  say(): void {
    const word = wordOf(this.#words++);
    const messageId = this.#store("user", `I have a ${word}.`);
    this.#answer(messageId, word);
    this.memories.push({ id: `mem_${messageId.slice(4)}`, text: `Has a ${word}.`, messageId });
    this.summary = { text: `${this.summary?.text ?? ""} Of a ${word}.`, to: messageId };
  }

  /** The persona says all that it is told. */
  repeat(): void {
    const messageId = this.#store("user", "What do you know of me?");
    const told = JSON.stringify(this.request(messageId));
    const words = told.match(/word\d{4}x/g) ?? [];
    this.#answer(messageId, [...new Set(words)].join(" "));
  }

  #answer(messageId: string, words: string): void {
    this.#store("assistant", `So, ${words}.`, messageId);
  }

  #forget({ messageId }: Known, word: string): void {
    this.forgotten = withSpan(this.forgotten, [messageId, this.messages.at(-1)!.messageId]);
    const source = this.messages.find((one) => one.messageId === messageId);
    if (source) source.withdrawn = true;
    if (this.summary && this.summary.to >= messageId) this.summary = undefined;
    this.gone.add(word);
  }

  step(step: Step): void {
    if (step.do === "say") this.say();
    if (step.do === "repeat") this.repeat();
    const memory = this.memories[step.which % Math.max(1, this.memories.length)];
    const [word = ""] = memory?.text.match(/word\d{4}x/) ?? [];
    const own = this.messages.filter((one) => one.role === "user" && isOnPath({ path: this.path }, one));
    const chosen = own[step.which % Math.max(1, own.length)];
    if (step.do === "forget" && memory) {
      this.#forget(memory, word);
      this.memories = this.memories.filter((one) => one !== memory);
    } else if (step.do === "correct" && memory) {
      this.#forget(memory, word);
      memory.text = `Has a ${wordOf(this.#words++)}.`;
    } else if (step.do === "end" && memory) {
      memory.endedAt = "2026-11-28T00:00:00.000Z";
      this.over.add(word);
    } else if (step.do === "edit" && chosen) {
      const thread = `thr_${++this.#threads}`;
      this.paths.set(thread, pathBefore(this.path, chosen.messageId, thread));
      this.thread = thread;
      this.memories = this.memories.filter(({ messageId }) => messageId !== chosen.messageId);
      if (this.summary && this.summary.to >= chosen.messageId) this.summary = undefined;
      this.say();
    } else if (step.do === "return") {
      this.thread = [...this.paths.keys()][step.which % this.paths.size]!;
      this.summary = undefined;
    } else if (step.do === "regenerate") {
      const last = own.at(-1);
      const old = this.messages.find(({ replyTo, isAside }) => !isAside && replyTo === last?.messageId);
      if (!last || !old || last.withdrawn) return;
      old.isAside = true;
      this.#answer(last.messageId, (last.content.match(/word\d{4}x/g) ?? []).join(" "));
    }
  }

  request(upTo: string) {
    const { forgotten, path, summary } = this;
    const head = { ...key, forgotten, path, ...(summary && { summary: summary.text, summarizedTo: "" }) };
    const index = indexOf(
      this.memories.map(({ id, text, endedAt }) => ({
        ...{ id, text, kind: "fact" as const, saidAt: new Date(0) },
        ...(endedAt !== undefined && { endedAt }),
      })),
    );
    const messages = this.messages.toReversed().filter(({ messageId }) => messageId <= upTo);
    return contextFrom(head, { messages, index }, upTo, new Date(0));
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom("say", "say", ...STEPS),
  which: fc.nat(12),
});

test("what is forgotten or ended is not sent again, over a thousand sequences", () => {
  let forgotten = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
      const talk = new Talk();
      for (const one of steps) talk.step(one);
      talk.repeat();
      const sent = talk.request(talk.messages.at(-2)!.messageId);
      const text = JSON.stringify(sent);
      for (const word of talk.gone) expect(text).not.toContain(word);
      for (const word of talk.over) expect(JSON.stringify(sent.memories)).not.toContain(word);
      forgotten += talk.gone.size;
    }),
    { numRuns: 1_000 },
  );
  expect(forgotten).toBeGreaterThan(300);
});
