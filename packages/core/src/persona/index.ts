/**
 * Personas: a user has one, which goes through versions; the current one is `generating`, `ready` or `failed`.
 *
 *   const { persona } = await Persona.generate(analysisId); // starts the workflow, or joins the one under way
 *   const { etag, persona } = await Persona.me();
 */
import type { EntityItem } from "electrodb";
import { Actor } from "../actor.ts";
import { entities, type ListInput, type Page, page } from "../table/index.ts";
import { PersonaNotFound } from "./errors.ts";
import type { Info, Version } from "./info.ts";
import type { PersonaEntity, PersonaVersionEntity } from "./persona.entity.ts";

export { change } from "./change.ts";
export * from "./errors.ts";
export { generate, retry } from "./generate.ts";
export * as Persona from "./index.ts";
export { Change, Failure, Handle, Info, Version } from "./info.ts";
export { run } from "./run.ts";
export { RunState } from "./timeline.ts";

export type Item = EntityItem<typeof PersonaEntity>;
type VersionItem = EntityItem<typeof PersonaVersionEntity>;

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

/**
 * The signed-in user's persona. With `unless` it is left out when its ETag is among those (or they are `*`): a poll that finds nothing
 * new costs one small read.
 */
export async function me(unless: readonly string[] = []): Promise<{ etag: string; persona?: Info }> {
  const item = await head();
  const tag = etag(item);
  if (unless.includes(tag) || unless.includes("*")) return { etag: tag };
  return { etag: tag, persona: await load(item) };
}

/** The persona with what its current version holds. */
export async function load(item: Item): Promise<Info> {
  if (item.status !== "ready") return fromItem(item);
  const { userId, version } = item;
  const { data } = await entities().personaVersion.get({ userId, version }).go({ consistent: true });
  return fromItem(item, data ?? undefined);
}

/** Newest first. */
export async function versions(input: ListInput = {}): Promise<Page<Version>> {
  const { userId, personaId } = await head();
  const query = async (after: string | undefined, limit: number) => {
    const all = entities().personaVersion.query.primary({ userId });
    const { data } = await (after === undefined ? all : all.lt({ version: Number(after) }))
      .where((a, o) => o.eq(a.personaId, personaId))
      .go({ order: "desc", count: limit });
    return data.map(versionFromItem);
  };
  return page(`versions:${personaId}`, input, query, ({ version }) => String(version));
}

export function versionFromItem(item: VersionItem): Version {
  const { version, analysisId, status, createdAt } = item;
  return { version, analysisId, status, createdAt, ...outcome(item) };
}
