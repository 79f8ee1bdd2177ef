/** A persona as the table holds it, read and turned into what the API shows. */
import type { EntityItem } from "electrodb";
import { Actor } from "../actor.ts";
import { entities } from "../table/service.ts";
import { PersonaNotFound } from "./errors.ts";
import type { Info, Version } from "./info.ts";
import type { PersonaEntity, PersonaVersionEntity } from "./persona.entity.ts";

export type Item = EntityItem<typeof PersonaEntity>;
export type VersionItem = EntityItem<typeof PersonaVersionEntity>;

export function fromItem(item: Item, version?: VersionItem): Info {
  const { analysisId, status, step, createdAt, visibility, handle, error, readyAt } = item;
  return {
    id: item.personaId,
    analysisId,
    version: item.version,
    status,
    step,
    createdAt,
    visibility,
    ...(handle !== undefined && { handle }),
    ...(error !== undefined && { error }),
    ...(readyAt !== undefined && { readyAt }),
    ...(version && outcome(version)),
  };
}

function outcome({ traits, profile, model, usage, fidelity, error, readyAt }: VersionItem) {
  return {
    ...(traits !== undefined && { traits }),
    ...(profile !== undefined && { profile }),
    ...(model !== undefined && { model }),
    ...(usage !== undefined && { usage }),
    ...(fidelity !== undefined && { fidelity }),
    ...(error !== undefined && { error }),
    ...(readyAt !== undefined && { readyAt }),
  };
}

/** Strong: it changes with every write of the head, and what a version holds never changes once it is ready. */
export const etag = ({ personaId, version, revision }: Item): string =>
  `"${personaId}.${version}.${revision}"`;

/** The head item, read consistently; throws `PersonaNotFound`. */
export async function head(userId = Actor.userId()): Promise<Item> {
  const { data } = await entities().persona.get({ userId }).go({ consistent: true });
  if (!data) throw new PersonaNotFound();
  return data;
}

/** The persona with what its current version holds. */
export async function load(item: Item): Promise<Info> {
  if (item.status !== "ready") return fromItem(item);
  const { userId, version } = item;
  const { data } = await entities().personaVersion.get({ userId, version }).go({ consistent: true });
  return fromItem(item, data ?? undefined);
}

export function versionFromItem(item: VersionItem): Version {
  const { version, analysisId, status, createdAt } = item;
  return { version, analysisId, status, createdAt, ...outcome(item) };
}
