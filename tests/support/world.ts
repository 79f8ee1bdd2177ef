/** Somebody with one of everything, for tests of who may see or do what with it. */
import { randomUUID } from "node:crypto";
import { accepted } from "./accepted.ts";
import { anybody, type SignedIn } from "./client.ts";
import { settled } from "./generation.ts";
import { signUp } from "./people.ts";
import { answersTo, openAnalysis } from "./surveys.ts";

export type World = {
  owner: SignedIn & { email: string };
  analysisId: string;
  shareToken: string;
  questionId: string;
  responseIds: string[];
  /** A peer's. */
  receipt: string;
  personaId: string;
  handle: string;
  /** The Idempotency-Key of the peers' responses. */
  idempotencyKey: string;
};

/** A world whose persona is ready and public, with what its owner said to it and what it remembers of that. */
export type Talked = World & { messageId: string; answerId: string; memoryId: string };

const SAID = "I am a gardener in Kilkenny.";

export async function publishAndTalk(world: World): Promise<Talked> {
  const { owner, personaId } = world;
  await settled(owner);
  accepted(await owner.patch("/personas/me", { visibility: "public" }));
  const json = { Accept: "application/json" };
  const { body } = accepted(await owner.post(`/personas/${personaId}/messages`, { content: SAID }, json));
  const memories = accepted(await owner.get(`/personas/${personaId}/memories`)).body.items;
  return { ...world, messageId: body.replyTo, answerId: body.id, memoryId: memories[0].id };
}

/** An account with two sessions, an answered analysis, and a persona with a handle, being made or made. */
export async function makeWorld(name = "Ada"): Promise<World> {
  const owner = await signUp(name, { sex: "female", birthYear: 1990 });
  const { email } = owner.user as unknown as { email: string };
  const analysis = await openAnalysis(owner, { title: `About ${randomUUID()}`, questions: ["Why?"] });
  const { id: analysisId, shareToken } = analysis;
  const questionId = analysis.questions[0]!.id;
  const content = (seed: number) => ({
    answers: answersTo("sapa-bfi-25", seed),
    openAnswers: { [questionId]: `Because of ${seed}.` },
  });
  const own = { ...content(0), durationSeconds: 90 };
  const self = accepted(await owner.put(`/analyses/${analysisId}/responses/self`, own));
  const idempotencyKey = randomUUID();
  const peers = await Promise.all(
    ["friend", "family"].map((relation, i) =>
      anybody.post(
        `/surveys/${shareToken}/responses`,
        { relation, ...content(i) },
        { "Idempotency-Key": `${idempotencyKey}-${i}` },
      ),
    ),
  );
  accepted(await owner.patch("/users/me/notifications", { personaReady: true, peerAnswered: true }));
  const { body } = accepted(await owner.post("/personas/generate", { analysisId }));
  const handle = `h-${randomUUID().slice(0, 13)}`;
  accepted(await owner.patch("/personas/me", { handle }));
  return {
    owner: { ...owner, email },
    analysisId,
    shareToken,
    questionId,
    responseIds: [self, ...peers].map((answer) => accepted(answer).body.id),
    receipt: accepted(peers[0]!).body.receipt,
    personaId: body.persona.id,
    handle,
    idempotencyKey,
  };
}

/** All by which something of this world could be recognized. */
export function namesOf(world: World): string[] {
  const { owner, analysisId, shareToken, questionId, responseIds, personaId, handle } = world;
  return [owner.user.id, owner.email, analysisId, shareToken, questionId, ...responseIds, personaId, handle];
}
