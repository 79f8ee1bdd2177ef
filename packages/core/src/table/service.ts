/**
 * Every entity of the table in one ElectroDB Service. Keys and access patterns: docs/table.md.
 * Items of one user share a partition (collection `owned`), so that authorization lives in the key.
 */
import { type Entity, Service } from "electrodb";
import { AnalysisEntity, ShareEntity } from "../analysis/analysis.entity.ts";
import { SignInEntity } from "../auth/sign-in.entity.ts";
import { CardEntity } from "../card/card.entity.ts";
import { ConversationEntity, MessageEntity, SayingEntity, ThreadEntity } from "../chat/chat.entity.ts";
import { MatchSnapshotEntity } from "../chemistry/match-snapshot.entity.ts";
import { IdempotencyEntity } from "../idempotency/idempotency.entity.ts";
import { DailyUseEntity, PersonaUseEntity } from "../limit/limit.entity.ts";
import { FormerUseEntity, HourlyWritesEntity } from "../limit/writes.entity.ts";
import { MemoryEntity } from "../memory/memory.entity.ts";
import { NotificationEntity } from "../notification/notification.entity.ts";
import { once } from "../once.ts";
import { HandleEntity, PersonaEntity, PersonaVersionEntity } from "../persona/persona.entity.ts";
import {
  DraftEntity,
  PeerBatchEntity,
  QuestionnaireEntity,
  ReceiptEntity,
  ResponseEntity,
  SubmissionEntity,
} from "../response/response.entity.ts";
import { SessionEntity } from "../session/session.entity.ts";
import { AccountEntity, UserEntity } from "../user/user.entity.ts";
import { dynamo, tableName } from "./client.ts";

/** `Service` of ElectroDB asks twice of each entity whether it is a model, by a JSON schema: 26 of the 31 ms it takes. */
class Unchecked<
  // biome-ignore lint/suspicious/noExplicitAny: of any entities; which, is told by those that are given
  All extends Record<string, Entity<any, any, any, any>>,
> extends Service<All> {
  protected _inferJoinEntity<One>(entity: One): One {
    return entity;
  }
}

export const db = once(
  () =>
    new Unchecked(
      {
        user: UserEntity,
        account: AccountEntity,
        session: SessionEntity,
        signIn: SignInEntity,
        analysis: AnalysisEntity,
        share: ShareEntity,
        response: ResponseEntity,
        submission: SubmissionEntity,
        peerBatch: PeerBatchEntity,
        questionnaire: QuestionnaireEntity,
        draft: DraftEntity,
        receipt: ReceiptEntity,
        persona: PersonaEntity,
        personaVersion: PersonaVersionEntity,
        handle: HandleEntity,
        card: CardEntity,
        matchSnapshot: MatchSnapshotEntity,
        conversation: ConversationEntity,
        message: MessageEntity,
        memory: MemoryEntity,
        thread: ThreadEntity,
        saying: SayingEntity,
        notification: NotificationEntity,
        idempotency: IdempotencyEntity,
        dailyUse: DailyUseEntity,
        personaUse: PersonaUseEntity,
        hourlyWrites: HourlyWritesEntity,
        formerUse: FormerUseEntity,
      },
      { client: dynamo(), table: tableName() },
    ),
);

export const entities = () => db().entities;
