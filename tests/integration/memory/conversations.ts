/** People with conversations as the table holds them, and what is made of these. */
import { Actor } from "@persona-ai/core/actor.ts";
import type { Persona } from "@persona-ai/core/chat/prompt.ts";
import { type Conversation, chatRequest, contextOf } from "@persona-ai/core/chat/prompt.ts";
import { Id } from "@persona-ai/core/id.ts";
import { learn } from "@persona-ai/core/memory/learn.ts";
import { type Answer, type Converse, converse } from "@persona-ai/core/model";
import { Profile } from "@persona-ai/core/profile";
import { entities } from "@persona-ai/core/table";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { vi } from "vitest";
import { personAt } from "../../unit/profile/people.ts";

export const MODEL = "global.anthropic.claude-sonnet-4-5-20250929-v1:0";
const traits = personAt([62, 40, 66, 35, 50]);
export const persona: Persona = {
  name: "Ada",
  profile: writeProfile(Profile.briefOf(traits), { name: "Ada" }),
  traits,
};

export type Key = { userId: string; personaId: string };

export async function begin(
  key: Key = { userId: Id.create("user"), personaId: Id.create("persona") },
): Promise<Key> {
  await entities()
    .conversation.create({ ...key, createdAt: new Date().toISOString() })
    .go();
  return key;
}

export async function headOf(key: Key): Promise<Conversation> {
  return (await entities().conversation.get(key).go({ consistent: true })).data!;
}

let clock = Date.now();

/** A message as it is stored: the user's, or with `replyTo` an answer to one. */
function message(key: Key, content: string, replyTo?: string) {
  clock += 1;
  return {
    ...key,
    messageId: Id.create("message", clock),
    role: replyTo === undefined ? ("user" as const) : ("assistant" as const),
    content,
    status: "complete" as const,
    createdAt: new Date(clock).toISOString(),
    ...(replyTo !== undefined && { replyTo }),
  };
}

export function exchange(key: Key, content: string, answer: string) {
  const asked = message(key, content);
  return [asked, message(key, answer, asked.messageId)];
}

/** Stores a message. */
export async function say(key: Key, content: string, replyTo?: string): Promise<string> {
  const said = message(key, content, replyTo);
  await entities().message.create(said).go();
  return said.messageId;
}

export type Turn = {
  context: Awaited<ReturnType<typeof contextOf>>;
  message: string;
  answer: string;
  request: string;
};

/** A whole turn: what the user says is stored, answered by the model and learned from. */
export async function turn(key: Key, content: string, ask: Converse = converse): Promise<Turn> {
  const head = await headOf(key);
  const asked = await say(key, content);
  const context = await contextOf(head, asked);
  const request = chatRequest(persona, context, MODEL);
  const said = textOf(await converse(request));
  const answer = await say(key, said, asked);
  const lesson = {
    conversation: head,
    context,
    exchange: { message: { id: asked, content }, answer: { id: answer, content: said } },
  };
  await learn(lesson, { modelId: MODEL, converse: ask });
  return { context, message: asked, answer, request: JSON.stringify(request) };
}

const textOf = ({ content }: Answer): string => content.map(({ text }) => text ?? "").join("");

export async function memoriesOf(key: Key) {
  return (await entities().memory.query.primary(key).go({ pages: "all", consistent: true })).data;
}

export const as = <T>({ userId }: Key, run: () => T): T => Actor.provide({ type: "user", userId }, run);

/** What is written to the log meanwhile, as one text, in place of being shown. */
export async function logOf(run: () => Promise<unknown>): Promise<string> {
  const write = vi.spyOn(console, "warn").mockImplementation(() => {});
  try {
    await run();
    return write.mock.calls.map(([line]) => String(line)).join("");
  } finally {
    write.mockRestore();
  }
}

/** A model that calls `remember` with this, and notes what it was asked. */
export function rememberer(input: unknown): { ask: Converse; asked: string[] } {
  const asked: string[] = [];
  const ask: Converse = async (request) => {
    asked.push(JSON.stringify(request));
    return {
      content: [{ toolUse: { toolUseId: "tooluse_1", name: "remember", input: input as never } }],
      stopReason: "tool_use",
      usage: { inputTokens: 10, outputTokens: 5 },
      modelId: request.modelId,
      latencyMs: 1,
    };
  };
  return { ask, asked };
}
