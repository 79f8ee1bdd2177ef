/** Deletions while others write: nothing that was under way may be left behind. */
import { expect, test } from "vitest";
import { type Answer, anybody } from "../../../support/client.ts";
import { signUp } from "../../../support/people.ts";
import { ownStack } from "../../../support/stack.ts";
import { answersTo, openAnalysis } from "../../../support/surveys.ts";
import { itemsThatMention } from "../../../support/whole-table.ts";
import { makeWorld, namesOf } from "../../../support/world.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

const answers = answersTo("sapa-bfi-25");
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const submitTo = (shareToken: string) => (i: number) =>
  anybody.post(
    `/surveys/${shareToken}/responses`,
    { relation: "friend", answers },
    { "Idempotency-Key": `${shareToken}-${i}` },
  );

test("an analysis that is deleted while peers answer it leaves none of their answers", async () => {
  const ada = await signUp();
  const { id, shareToken } = await openAnalysis(ada);
  const submit = submitTo(shareToken);
  const [early, deleted, late] = await Promise.all([
    Promise.all(times(15, submit)),
    ada.delete(`/analyses/${id}`),
    Promise.all(times(15, (i) => submit(i + 15))),
  ]);
  expect(deleted.status).toBe(204);
  for (const { status } of [...early, ...late]) expect([201, 404, 409]).toContain(status);
  expect(await itemsThatMention([id, shareToken])).toEqual([]);
});

test("an account that is deleted while it is used leaves nothing", async () => {
  const world = await makeWorld();
  const { owner, analysisId, shareToken } = world;
  const { refreshToken } = owner;
  const acts: (() => Promise<Answer>)[] = [
    ...times(8, (i) => () => submitTo(shareToken)(i)),
    ...times(3, () => () => owner.put(`/analyses/${analysisId}/responses/self`, { answers })),
    ...times(5, (i) => () => owner.post("/analyses", { title: `${i}`, instrument: "sapa-bfi-25" })),
    ...times(3, () => () => owner.post("/personas/generate", { analysisId })),
    ...times(3, (i) => () => owner.patch("/personas/me", { handle: `${world.handle}-${i}` })),
    () => owner.patch("/users/me", { name: "New" }),
    () => owner.patch(`/analyses/${analysisId}`, { title: "New" }),
    () => anybody.post("/auth/refresh", { refreshToken }),
  ];
  const sent = await Promise.all([
    ...acts.filter((_, i) => i % 2 === 0).map((act) => act()),
    owner.delete("/users/me"),
    ...acts.filter((_, i) => i % 2 === 1).map((act) => act()),
  ]);
  expect(sent).toHaveLength(acts.length + 1);
  for (const { status, body } of sent) expect({ body, fault: status >= 500 }).toMatchObject({ fault: false });
  const opened = sent.flatMap(({ body }) => (body?.shareToken ? [body.id, body.shareToken] : []));
  expect(await itemsThatMention([...namesOf(world), ...opened])).toEqual([]);
});
