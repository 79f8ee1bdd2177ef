/**
 * Many responses at once, put into the table in batches as they would stand there: for measuring what reads them.
 * The answers are those of real SAPA respondents, in turn, with an open answer each.
 */
import { Id } from "@persona-ai/core/id.ts";
import { encode } from "@persona-ai/core/response/content.ts";
import { entities } from "@persona-ai/core/table";
import { respondents } from "./respondents.ts";

export async function seedPeers(
  userId: string,
  analysis: { id: string; questions: { id: string }[] },
  count: number,
): Promise<void> {
  const analysisId = analysis.id;
  const now = new Date().toISOString();
  const people = respondents().map(({ answers }) => encode("sapa-bfi-25", answers));
  const responses = Array.from({ length: count }, (_, i) => ({
    analysisId,
    responseId: Id.create("response"),
    relation: "friend" as const,
    answers: people[i % people.length] ?? "",
    openAnswers: analysis.questions.map(({ id }) => ({
      questionId: id,
      text: `Answer ${i}: ${"x".repeat(200)}`,
    })),
    flags: [],
    createdAt: now,
    updatedAt: now,
  }));
  for (let i = 0; i < count; i += 500)
    await entities()
      .response.put(responses.slice(i, i + 500))
      .go();
  await entities().analysis.patch({ userId, analysisId }).add({ peerCount: count }).go();
}
