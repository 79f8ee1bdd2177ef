/**
 * What Step Functions keeps for 90 days, and nobody can delete, holds nobody's words or answers: seen in whole
 * histories, on every path that leads through other states.
 */
import { DescribeExecutionCommand, paginateGetExecutionHistory, SFNClient } from "@aws-sdk/client-sfn";
import { entities } from "@persona-ai/core/table";
import { afterEach, describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { anybody, type SignedIn } from "../../support/client.ts";
import { type Fault, generate, setFaults } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { answersTo, openAnalysis } from "../../support/surveys.ts";

await ownStack();
afterEach(() => setFaults());

const LARGEST = 4 * 1024;
const states = new SFNClient({});

/** All that the service keeps of the last generation: input, output and every event, as JSON texts. */
async function keptOf(client: SignedIn): Promise<string[]> {
  const { data } = await entities().persona.get({ userId: client.user.id }).go({ consistent: true });
  const { executionArn } = data!;
  const { input, output, error, cause } = await states.send(new DescribeExecutionCommand({ executionArn }));
  const kept = [JSON.stringify({ input, output, error, cause })];
  const pages = paginateGetExecutionHistory({ client: states }, { executionArn, includeExecutionData: true });
  for await (const { events = [] } of pages) kept.push(...events.map((event) => JSON.stringify(event)));
  return kept;
}

/** Somebody whose name, answers and friends' words would be recognized anywhere. */
async function marked() {
  const client = await signUp("Zebedeea", { sex: "female", birthYear: 1987 });
  const analysis = await openAnalysis(client, { questions: ["What would Quixwell ask?"] });
  const questionId = analysis.questions[0]!.id;
  const said = (text: string) => ({ openAnswers: { [questionId]: text } });
  const answers = answersTo("sapa-bfi-25", 1);
  accepted(
    await client.put(`/analyses/${analysis.id}/responses/self`, { answers, ...said("Ownword jumbled.") }),
  );
  for (const seed of [2, 3, 4]) {
    const content = {
      relation: "partner",
      answers: answersTo("sapa-bfi-25", seed),
      ...said(`Peerword ${seed}.`),
    };
    accepted(await anybody.post(`/surveys/${analysis.shareToken}/responses`, content));
  }
  const digits = Object.values(answers);
  return { client, analysis, answers: [digits.join(""), digits.join(",")] };
}

/** The year as a value: an id may have any four digits. */
const WORDS = ["Zebedeea", "Quixwell", "Ownword", "Peerword", "partner", "birthYear", "openness", ":1987"];

describe("the history of a generation", () => {
  test.each([
    ["is ready at once", []],
    ["was written twice", ["unfaithful"]],
    ["asked the model again", ["malformed", "throttle"]],
    ["could not be interviewed", ["ok", "refuse"]],
    ["failed", ["malformed", "malformed"]],
    ["was refused", ["refuse"]],
  ] as [string, Fault[]][])(
    "that %s holds ids, counts and names alone, in 4 KiB a piece",
    async (_how, faults) => {
      const { client, analysis, answers } = await marked();
      await setFaults(...faults);
      const { profile } = await generate(client, analysis.id);
      const kept = await keptOf(client);
      expect(kept.length).toBeGreaterThan(8);
      const texts = profile === undefined ? [] : [profile.tagline, profile.summary, profile.greeting];
      const whole = kept.join("\n");
      expect([...WORDS, ...answers, ...texts].filter((word) => whole.includes(word))).toEqual([]);
      for (const piece of kept) expect(Buffer.byteLength(piece)).toBeLessThan(LARGEST);
    },
  );
});
