/** The persona with whom one talks: one's own persona, or that of a card. */
import * as api from "../api/index.ts";
import { t } from "../words/index.ts";

export type Whom = {
  id: string;
  name: string;
  greeting: string;
  starters: string[];
  /** One's own persona has a version, another's a card. */
  version?: number;
  handle?: string;
};

export async function whom(id: string, handle: string | undefined): Promise<Whom> {
  if (handle === undefined) {
    const { persona } = await api.home();
    if (persona?.id === id && persona.profile) {
      const { name, greeting, conversationStarters: starters } = persona.profile;
      return { id, name, greeting, starters, version: persona.readyVersion ?? persona.version };
    }
    const known = (await api.conversations()).items.find(({ personaId }) => personaId === id);
    return { id, name: known?.name ?? t("chats.a-persona"), greeting: "", starters: [] };
  }
  const { name, greeting, conversationStarters: starters } = await api.card(handle);
  return { id, name, greeting, starters, handle };
}
