/**
 * Personas: a user has one, which goes through versions; the current one is `generating`, `ready` or `failed`.
 *
 *   const { persona } = await Persona.generate(analysisId); // starts the workflow, or joins the one under way
 *   const { etag, persona } = await Persona.me();
 */
import { entities, type ListInput, type Page, page } from "../table/index.ts";
import { etag, head, load, versionFromItem } from "./head.ts";
import type { Info, Version } from "./info.ts";

export { change } from "./change.ts";
export * from "./errors.ts";
export { generate, retry } from "./generate.ts";
export { etag, fromItem, head, type Item, load, versionFromItem } from "./head.ts";
export * as Persona from "./index.ts";
export { Change, Failure, Handle, Info, Version } from "./info.ts";
export { run } from "./run.ts";
export { RunState } from "./timeline.ts";

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
