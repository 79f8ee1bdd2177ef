/** E-mails to those who ask for them: which, how often, what they tell, and how they end. */
import { sendDue } from "@persona-ai/core/notification/due.ts";
import { Notification } from "@persona-ai/core/notification/index.ts";
import type { Mail } from "@persona-ai/core/notification/mail.ts";
import { slotOf } from "@persona-ai/core/notification/slot.ts";
import { entities, transact } from "@persona-ai/core/table";
import { checkUserExists } from "@persona-ai/core/user/check.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { anybody, inProcess, type SignedIn } from "../../support/client.ts";
import { stopClock } from "../../support/clock.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { settled } from "../../support/generation.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo, openAnalysis, readyAnalysis } from "../../support/surveys.ts";

/** Its own, in which no job sends by itself, and no others' mail is due before. */
await ownFaultStack();
/** No day ends in the middle of a test. */
beforeEach(stopClock);

const SETTINGS = "/users/me/notifications";
const DAY_MS = 24 * 3600_000;

/** What goes to somebody, when the job runs at a time; others' mail is theirs. */
async function mailTo(somebody: SignedIn, now: Date, fault?: (mail: Mail) => unknown): Promise<Mail[]> {
  const sent: Mail[] = [];
  await sendDue(now, async (mail) => {
    if (mail.to !== somebody.user.email) return;
    const error = fault?.(mail);
    if (error !== undefined) throw error;
    sent.push(mail);
  });
  return sent;
}

/** On the day so many days from now, a minute after they may be told of peers. */
const morning = ({ user }: SignedIn, days: number) =>
  new Date(slotOf(user.id, new Date(Date.now() + days * DAY_MS)).getTime() + 60_000);

const answer = (shareToken: string, seed: number) =>
  anybody.post(`/surveys/${shareToken}/responses`, {
    relation: "partner",
    answers: answersTo("sapa-bfi-25", seed),
  });

/** A persona whose version is ready; of a first one it is made. */
async function readyPersona(somebody: SignedIn, version = 1) {
  const userId = somebody.user.id;
  const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
  const { personaId } = head ?? (await storePersona(somebody));
  await entities().persona.patch({ userId }).set({ version, readyVersion: version }).go();
  return { userId, personaId, version };
}

type Ready = Awaited<ReturnType<typeof readyPersona>>;

/** As in the transaction that makes a version ready. */
async function tellReady(generation: Ready) {
  const { userId } = generation;
  const { data: wish } = await entities().notification.get({ userId }).go({ consistent: true });
  await transact((table) => [
    checkUserExists(table, userId),
    ...Notification.tellingReady(table, wish, generation, new Date()),
  ]);
}

const becomeReady = async (somebody: SignedIn, version?: number) =>
  tellReady(await readyPersona(somebody, version));

const refused = Object.assign(new Error("Throttled"), { $metadata: { httpStatusCode: 429 } });

describe("what somebody is written to about", () => {
  test("is nothing, unless they ask for it", async () => {
    const ada = await signUp();
    const { status, body } = await ada.get(SETTINGS);
    expect(status).toBe(200);
    expect(body).toEqual({
      isAvailable: true,
      personaReady: false,
      peerAnswered: false,
      language: "en",
    });
    const { shareToken } = await openAnalysis(ada);
    await answer(shareToken, 1);
    await becomeReady(ada);
    expect(await mailTo(ada, morning(ada, 1))).toEqual([]);
  });

  test("is changed in part, and told in the language that they choose", async () => {
    const ada = await signUp();
    const { body } = await ada.patch(SETTINGS, { personaReady: true, language: "de" });
    expect(body).toMatchObject({ personaReady: true, peerAnswered: false, language: "de" });
    expect((await ada.patch(SETTINGS, { peerAnswered: true })).body).toMatchObject({
      personaReady: true,
      peerAnswered: true,
      language: "de",
    });
    await becomeReady(ada);
    const [mail] = await mailTo(ada, new Date());
    expect(mail!.subject).toBe("Deine Persona ist fertig");
    expect(mail!.text).toContain(`Hallo ${ada.user.name}`);
  });

  test.each([
    [{ language: "xx" }, "language"],
    [{ personaReady: "yes" }, "personaReady"],
    [{ weekly: true }, "weekly"],
  ])("is not %j", async (change, path) => {
    const ada = await signUp();
    expectProblem(await ada.patch(SETTINGS, change), 400, "invalid_request", [path]);
    expectProblem(await anybody.patch(SETTINGS, change), 401, "authentication_required");
  });

  test("is nothing where there is no address to write to", async () => {
    const ada = await signUp();
    await entities().user.patch({ userId: ada.user.id }).remove(["email"]).go();
    expect((await ada.get(SETTINGS)).body.isAvailable).toBe(false);
    expectProblem(await ada.patch(SETTINGS, { personaReady: true }), 409, "notifications_unavailable");
    expect((await ada.patch(SETTINGS, { personaReady: false, language: "fr" })).status).toBe(200);
  });

  test("is in their export, without the key of their link, and goes with their account", async () => {
    const ada = await signUp();
    await ada.patch(SETTINGS, { peerAnswered: true });
    const { body } = await ada.get("/users/me/export");
    expect(body.notifications).toMatchObject({ peerAnswered: true, language: "en" });
    const { data: item } = await entities().notification.get({ userId: ada.user.id }).go();
    expect(JSON.stringify(body)).not.toContain(item!.unsubscribeKey);
    await ada.delete("/users/me");
    expect((await entities().notification.get({ userId: ada.user.id }).go()).data).toBeNull();
    expect(await mailTo(ada, morning(ada, 1))).toEqual([]);
  });
});

describe("that a persona is ready", () => {
  test("is made due by the workflow's end, and told once, with a link that ends the e-mails", async () => {
    const ada = await signUp();
    await ada.patch(SETTINGS, { personaReady: true });
    const { id: analysisId } = await readyAnalysis(ada);
    await ada.post("/personas/generate", { analysisId });
    const persona = await settled(ada);
    expect(persona.status).toBe("ready");
    const [mail, ...more] = await mailTo(ada, new Date());
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: ada.user.email, subject: "Your persona is ready" });
    expect(mail!.text).toMatch(/\/app\/persona\n/);
    expect(mail!.text).toContain(mail!.stopUrl);
    const again = { userId: ada.user.id, personaId: persona.id, version: persona.version };
    await tellReady(again);
    expect(await mailTo(ada, morning(ada, 1))).toEqual([]);
    await becomeReady(ada, 2);
    expect(await mailTo(ada, new Date())).toHaveLength(1);
  });

  test("is not told of one that is gone by then", async () => {
    const ada = await signUp();
    await ada.patch(SETTINGS, { personaReady: true });
    await becomeReady(ada);
    await ada.delete("/personas/me");
    expect(await mailTo(ada, new Date())).toEqual([]);
  });

  test("is told by one of two jobs that run at once", async () => {
    const ada = await signUp();
    await ada.patch(SETTINGS, { personaReady: true });
    await becomeReady(ada);
    const both = await Promise.all([mailTo(ada, new Date()), mailTo(ada, new Date())]);
    expect(both.flat()).toHaveLength(1);
  });

  test("is told by one of two jobs, of which one looks at it while the other sends", async () => {
    const ada = await signUp();
    await ada.patch(SETTINGS, { personaReady: true });
    await becomeReady(ada);
    const told = { first: 0, second: 0 };
    const over = Promise.withResolvers<void>();
    const send = async (which: keyof typeof told, mail: Mail, sending: () => unknown) => {
      if (mail.to !== ada.user.email) return;
      told[which] += 1;
      await sending();
    };
    let second: Promise<number> | undefined;
    meanwhile("BatchGetItemCommand", async () => {
      const sending = Promise.withResolvers<void>();
      second = sendDue(new Date(), (mail) =>
        send("second", mail, () => {
          sending.resolve();
          return over.promise;
        }),
      );
      await sending.promise;
    });
    await sendDue(new Date(), (mail) => send("first", mail, () => {}));
    over.resolve();
    await second;
    expect(told).toEqual({ first: 0, second: 1 });
  });

  test("is tried again later when it cannot be sent, and given up in the end", async () => {
    const ada = await signUp();
    await ada.patch(SETTINGS, { personaReady: true });
    await becomeReady(ada);
    const start = Date.now();
    expect(await mailTo(ada, new Date(start), () => refused)).toEqual([]);
    expect(await mailTo(ada, new Date(start + 60_000))).toEqual([]);
    expect(await mailTo(ada, new Date(start + 11 * 60_000))).toHaveLength(1);
    await becomeReady(ada, 2);
    for (let hour = 1; hour < 40; hour++) {
      await mailTo(ada, new Date(start + hour * 3600_000), () => new Error("Gone"));
    }
    expect(await mailTo(ada, new Date(start + 80 * 3600_000))).toEqual([]);
  });
});

describe("that somebody has answered", () => {
  test("is told the next morning, once a day, and never who, how many, or when", async () => {
    const ada = await signUp();
    const { shareToken, id } = await openAnalysis(ada);
    await answer(shareToken, 1);
    await ada.patch(SETTINGS, { peerAnswered: true });
    expect(await mailTo(ada, morning(ada, 1))).toEqual([]);
    await answer(shareToken, 2);
    await answer(shareToken, 3);
    expect(await mailTo(ada, morning(ada, 1))).toEqual([]);
    expect(await mailTo(ada, new Date(morning(ada, 2).getTime() - 2 * 60_000))).toEqual([]);
    const [mail, ...more] = await mailTo(ada, morning(ada, 2));
    expect(more).toEqual([]);
    expect(mail!.subject).toBe("Somebody has answered about you");
    const words = mail!.text.replaceAll(/http\S+/g, "");
    expect(words).not.toMatch(/\d|two|partner|friend|o'clock|today|yesterday/i);
    expect(mail!.text).not.toContain(id);
    await answer(shareToken, 4);
    expect(await mailTo(ada, new Date(morning(ada, 2).getTime() + 8 * 3600_000))).toEqual([]);
    expect(await mailTo(ada, morning(ada, 3))).toHaveLength(1);
    expect(await mailTo(ada, morning(ada, 4))).toEqual([]);
  });

  test("is told later that day when the service did not take it, and not twice when nobody knows", async () => {
    const ada = await signUp();
    const { shareToken } = await openAnalysis(ada);
    await ada.patch(SETTINGS, { peerAnswered: true });
    await answer(shareToken, 1);
    const first = morning(ada, 1);
    expect(await mailTo(ada, first, () => refused)).toEqual([]);
    const [told] = await mailTo(ada, new Date(first.getTime() + 11 * 60_000));
    expect(told).toBeDefined();
    await answer(shareToken, 2);
    const second = morning(ada, 2);
    expect(await mailTo(ada, second, () => new Error("socket hang up"))).toEqual([]);
    expect(await mailTo(ada, new Date(second.getTime() + 11 * 60_000))).toEqual([]);
    expect(await mailTo(ada, morning(ada, 3))).toHaveLength(1);
  });
});

describe("the link in an e-mail", () => {
  async function stopUrl(language = "en") {
    const ada = await signUp();
    await ada.patch(SETTINGS, { personaReady: true, peerAnswered: true, language });
    await becomeReady(ada);
    const [mail] = await mailTo(ada, new Date());
    return { ada, path: new URL(mail!.stopUrl).pathname };
  }

  test("asks first, whoever looks at it, and ends them all by one POST of a mail program", async () => {
    const { ada, path } = await stopUrl();
    const page = await inProcess(path, {});
    expect(page.status).toBe(200);
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    expect(page.headers.get("Content-Security-Policy")).not.toContain("unsafe");
    expect(await page.text()).toContain('<form method="post">');
    expect((await inProcess(path, { method: "HEAD" })).status).toBe(200);
    expect((await ada.get(SETTINGS)).body.personaReady).toBe(true);
    for (const body of [new URLSearchParams("List-Unsubscribe=One-Click"), new FormData(), undefined]) {
      const done = await inProcess(path, { method: "POST", ...(body && { body }) });
      expect(done.status).toBe(200);
      expect(await done.text()).toContain("no more e-mails");
    }
    expect((await ada.get(SETTINGS)).body).toMatchObject({ personaReady: false, peerAnswered: false });
    await becomeReady(ada, 2);
    expect(await mailTo(ada, morning(ada, 1))).toEqual([]);
  });

  test("speaks the language of the e-mail", async () => {
    const { path } = await stopUrl("fr");
    const text = await (await inProcess(path, {})).text();
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain("Ne plus recevoir");
  });

  test("that was changed, or is of an account that is gone, ends nothing and says so", async () => {
    const { ada, path } = await stopUrl();
    for (const wrong of [`${path}x`, path.slice(0, -1), `/unsubscribe/${ada.user.id}`, "/unsubscribe/x.y"]) {
      for (const method of ["GET", "POST"]) {
        const { status, headers } = await inProcess(wrong, { method });
        expect(status).toBe(404);
        expect(headers.get("Content-Type")).toMatch(/^text\/html/);
      }
    }
    expect((await ada.get(SETTINGS)).body.personaReady).toBe(true);
    await ada.delete("/users/me");
    expect((await inProcess(path, { method: "POST" })).status).toBe(404);
  });
});
