/**
 * Sixty turns over the API with a model that drifts; and twenty of somebody else's, of whose requests whatever would
 * remind the model of its persona is taken out on the way.
 */
import type { ConverseStreamCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { bedrock } from "@persona-ai/core/model/client.ts";
import { entities } from "@persona-ai/core/table";
import { afterAll, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { ownStack } from "../../support/stack.ts";
import { persona } from "../memory/conversations.ts";
import { say } from "./support.ts";

const UNREMINDED = "Nobody reminds you.";

await ownStack();
const { middlewareStack } = await bedrock();
middlewareStack.add((next) => (args) => next({ ...args, input: withoutReminder(args.input) }), {
  ...{ step: "initialize", name: "without-reminder" },
});
afterAll(() => void middlewareStack.remove("without-reminder"));

function withoutReminder<T extends object>(input: T): T {
  const { system = [] } = input as ConverseStreamCommandInput;
  if (!JSON.stringify(input).includes(UNREMINDED)) return input;
  return { ...input, system: system.filter(({ text = "" }) => !text.includes("<reminder>")) };
}

/** The drift as it was last measured, in T. */
async function afterTurns(turns: number, name: string, path: string, message: string): Promise<number> {
  const one = await signUp(name);
  for (let turn = 1; turn <= turns; turn++) {
    const { content } = accepted(await say(one, path, `${message} And of number ${turn}?`)).body;
    expect(content).not.toBe("");
  }
  const [conversation] = accepted(await one.get("/conversations")).body.items;
  expect(conversation.fidelity.drift.turns).toBe(turns);
  return conversation.fidelity.drift.meanAbsoluteDifference;
}

test("sixty turns over the API stay below 3 T of the person, and go beyond 6 T where nothing reminds the model", async () => {
  const ada = await signUp("Ada");
  const { personaId } = await storePersona(ada, { visibility: "public", readyVersion: 1 });
  const { traits, profile } = persona;
  await entities().personaVersion.patch({ userId: ada.user.id, version: 1 }).set({ traits, profile }).go();
  const path = `/personas/${personaId}/messages`;
  const drifting = [{ fault: "drift", times: 10_000 }];
  await fetch(`${process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME}/_faults`, {
    method: "PUT",
    body: JSON.stringify(drifting),
  });
  const [reminded, unreminded] = await Promise.all([
    afterTurns(60, "Bob", path, "What do you think?"),
    afterTurns(20, "Eve", path, UNREMINDED),
  ]);
  expect(reminded).toBeLessThan(3);
  expect(unreminded).toBeGreaterThan(6);
});
