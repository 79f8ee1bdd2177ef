/** With whom somebody may have something in common: whom they have talked to, and whom they may talk to. */
import { visible } from "../chat/persona.ts";
import { entities } from "../table/index.ts";
import type { ConversationKey } from "./forget.ts";

/** Throws `PersonaNotFound`. */
export async function known(key: ConversationKey): Promise<void> {
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  if (head && head.deletedAt === undefined) return;
  await visible(key.personaId, key.userId);
}
