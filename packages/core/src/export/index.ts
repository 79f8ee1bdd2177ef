/**
 * Everything stored about the signed-in user, in one document: themselves, sessions (without secrets), analyses with
 * their own answers, personas and their card, conversations with what is remembered from them, and what they used up
 * by day. Of peers' responses it has what the owner may see, never the answers.
 */
import { z } from "zod";
import { Actor } from "../actor.ts";
import { Analysis } from "../analysis/index.ts";
import { Card } from "../card/index.ts";
import { Limit } from "../limit/index.ts";
import { Notification } from "../notification/index.ts";
import { Persona } from "../persona/index.ts";
import { decode, openAnswersOf } from "../response/content.ts";
import { Response } from "../response/index.ts";
import { db, entities } from "../table/service.ts";
import { Flag } from "../traits/careless-responding.ts";
import { AccountGone, fromItem, Info } from "../user/index.ts";
import { Conversation, exportConversation } from "./conversation.ts";

export const Export = z
  .object({
    exportedAt: z.iso.datetime(),
    user: Info,
    /** The provider's account that signs in as this user. */
    account: z.object({ provider: z.string(), subject: z.string() }),
    sessions: z.array(
      z.object({ id: z.string(), createdAt: z.string(), refreshedAt: z.string(), expiresAt: z.string() }),
    ),
    analyses: z.array(
      Analysis.Info.extend({
        selfResponse: z
          .object({
            id: z.string(),
            createdAt: z.string(),
            updatedAt: z.string(),
            answers: z.record(z.string(), z.int()),
            openAnswers: z.record(z.string(), z.string()),
            durationSeconds: z.number().optional(),
            flags: z.array(Flag),
          })
          .optional(),
        /** One's own answers as far as they had come. */
        selfDraft: z
          .object({
            updatedAt: z.string(),
            answers: z.record(z.string(), z.int()),
            openAnswers: z.record(z.string(), z.string()),
          })
          .optional(),
        peerResponses: z.array(Response.Info),
      }),
    ),
    persona: Persona.Info.optional(),
    personaVersions: z.array(
      Persona.Version.extend({
        /** What the model has answered so far, in a version that is not ready. */
        modelAnswers: z
          .array(
            z.object({
              id: z.string(),
              question: z.string(),
              request: z.string(),
              body: z.string(),
              spent: z.literal(true).optional(),
            }),
          )
          .optional(),
      }),
    ),
    card: Card.Info.optional(),
    conversations: z.array(Conversation),
    /** What they are written to about, when they have ever said. */
    notifications: Notification.Info.omit({ isAvailable: true })
      .extend({ updatedAt: z.iso.datetime(), toldOn: z.iso.date().optional() })
      .optional(),
    /** What others' talk with one's persona has come to. */
    personaUse: Limit.PersonaUse.optional(),
    dailyUse: z.array(
      z.object({ day: z.iso.date(), messages: z.int(), tokens: z.int(), generations: z.int() }),
    ),
  })
  .meta({
    id: "UserExport",
    example: {
      exportedAt: "2026-11-22T09:30:00.000Z",
      user: Info.meta()?.example,
      account: { provider: "google", subject: "110169484474386276334" },
      sessions: [
        {
          id: "ses_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
          createdAt: "2026-11-22T09:00:00.000Z",
          refreshedAt: "2026-11-22T09:15:00.000Z",
          expiresAt: "2026-12-22T09:15:00.000Z",
        },
      ],
      analyses: [
        { ...(Analysis.Info.meta()?.example as object), peerResponses: [Response.Info.meta()?.example] },
      ],
      personaVersions: [Persona.Version.meta()?.example],
      card: Card.Info.meta()?.example,
      conversations: [Conversation.meta()?.example],
      dailyUse: [{ day: "2026-11-22", messages: 1, tokens: 1820, generations: 1 }],
    },
  });
export type Export = z.infer<typeof Export>;

export async function exportData(now = new Date()): Promise<Export> {
  const userId = Actor.userId();
  const { data } = await db().collections.owned({ userId }).go({ pages: "all", consistent: true });
  const [user] = data.user;
  if (!user || user.deletedAt !== undefined) throw new AccountGone();
  const [persona] = data.persona;
  const conversations = data.conversation.filter(({ deletedAt }) => deletedAt === undefined);
  return {
    exportedAt: now.toISOString(),
    user: fromItem(user),
    account: { provider: user.provider, subject: user.subject },
    sessions: data.session.map(({ sessionId, createdAt, refreshedAt, expiresAt }) => ({
      id: sessionId,
      createdAt,
      refreshedAt,
      expiresAt: new Date(expiresAt * 1000).toISOString(),
    })),
    analyses: await Promise.all(
      data.analysis.filter(({ deletedAt }) => deletedAt === undefined).map(exportAnalysis),
    ),
    ...(persona && { persona: await Persona.load(persona) }),
    ...(persona && data.personaUse.length > 0 && { personaUse: await Limit.personaUse(persona) }),
    personaVersions: data.personaVersion.map(({ answers, ...version }) => ({
      ...Persona.versionFromItem(version),
      modelAnswers: answers,
    })),
    ...(persona?.publishedAt !== undefined && (await exportCard(persona))),
    conversations: await Promise.all(conversations.map(exportConversation)),
    ...exportNotifications(data.notification[0]),
    dailyUse: data.dailyUse.map(({ day, messages = 0, tokens = 0, generations = 0 }) => ({
      ...{ day, messages, tokens, generations },
    })),
  };
}

function exportNotifications(item: Notification.Item | undefined): Pick<Export, "notifications"> {
  if (item === undefined) return {};
  const { isAvailable: _whether, ...settings } = Notification.fromItem(item, true);
  const { updatedAt, toldOn } = item;
  return { notifications: { ...settings, updatedAt, toldOn } };
}

async function exportCard({ handle = "", personaId }: Persona.Item): Promise<Pick<Export, "card">> {
  const { data } = await entities().card.get({ handle }).go({ consistent: true });
  return data?.personaId === personaId ? { card: Card.fromItem(data) } : {};
}

async function exportAnalysis(analysis: Analysis.Item): Promise<Export["analyses"][number]> {
  const { analysisId } = analysis;
  const [self, { data: draft }] = await Promise.all([
    Response.self(analysis),
    entities().draft.get({ analysisId }).go({ consistent: true }),
  ]);
  const peerResponses: Response.Info[] = [];
  for await (const items of Response.pages(analysis.analysisId)) {
    peerResponses.push(...items.filter(({ relation }) => relation !== "self").map(Response.fromItem));
  }
  return {
    ...Analysis.fromItem(analysis),
    ...(draft && {
      selfDraft: { updatedAt: draft.updatedAt, answers: draft.answers, openAnswers: draft.openAnswers },
    }),
    ...(self && {
      selfResponse: {
        id: self.responseId,
        createdAt: self.createdAt,
        updatedAt: self.updatedAt,
        answers: decode(analysis.instrument, self.answers),
        openAnswers: openAnswersOf(self.openAnswers),
        durationSeconds: self.durationSeconds,
        flags: self.flags as Flag[],
      },
    }),
    peerResponses,
  };
}
