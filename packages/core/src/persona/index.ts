/**
 * Personas: a user has one, which goes through versions; the current one is `generating`, `ready` or `failed`.
 *
 *   const { persona } = await Persona.generate(analysisId); // starts the workflow, or joins the one under way
 *   const { etag, persona } = await Persona.me();
 */
import { beyond, entities, type Page, page, transact } from "../table/index.ts";
import { record } from "../telemetry/metrics.ts";
import { Traits } from "../traits/index.ts";
import { VersionNotFound } from "./errors.ts";
import { etag, head, load, versionFromItem } from "./head.ts";
import type { Info, Version, VersionSelection } from "./info.ts";

export { change } from "./change.ts";
export * from "./errors.ts";
export { generate, retry } from "./generate.ts";
export { head, type Item, load, versionFromItem } from "./head.ts";
export * as Persona from "./index.ts";
export { Change, Info, ProfileRating, Version, VersionSelection } from "./info.ts";
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

/** Newest first, unless asked otherwise. */
export async function versions(input: VersionSelection = {}): Promise<Page<Version>> {
  const { userId, personaId } = await head();
  const { order = "desc", status } = input;
  const query = async (after: string | undefined, limit: number) => {
    const all = entities().personaVersion.query.primary({ userId });
    const { data } = await (after === undefined ? all : beyond(all, { version: Number(after) }, order))
      .where((a, o) =>
        [o.eq(a.personaId, personaId), ...(status === undefined ? [] : [o.eq(a.status, status)])].join(
          " AND ",
        ),
      )
      .go({ order, count: limit });
    return data.map(versionFromItem);
  };
  return page(`versions:${personaId}`, input, query, ({ version }) => String(version));
}

/** Thumbs on the profile of a version that is ready; `null` takes them back. Throws `VersionNotFound`. */
export async function rate(version: number, rating: "up" | "down" | null): Promise<Version> {
  const { userId, personaId } = await head();
  const { data: rated } = await entities().personaVersion.get({ userId, version }).go({ consistent: true });
  if (rated?.personaId !== personaId || rated.status !== "ready") throw new VersionNotFound();
  const { refused } = await transact((table) => [
    table.persona
      .patch({ userId })
      .add({ revision: 1 })
      .where((a, o) => o.eq(a.personaId, personaId))
      .commit(),
    table.personaVersion
      .patch({ userId, version })
      .set(rating === null ? {} : { rating })
      .remove(rating === null ? ["rating"] : [])
      .where((a, o) => o.eq(a.personaId, personaId))
      .commit(),
  ]);
  if (refused) throw new VersionNotFound();
  if (rating !== null && rating !== rated.rating)
    record(rating === "up" ? { ProfilesRatedUp: 1 } : { ProfilesRatedDown: 1 });
  return versionFromItem({ ...rated, rating: rating ?? undefined });
}

/**
 * How the traits of two versions differ. Unless told, `to` is the last ready version and `from` the one with traits
 * before it. Throws `VersionNotFound`.
 */
export async function changes(asked: { from?: number | undefined; to?: number | undefined }) {
  const { userId, personaId, readyVersion } = await head();
  const to = asked.to ?? readyVersion;
  if (to === undefined) throw new VersionNotFound();
  const before = async () => {
    const { data } = await entities()
      .personaVersion.query.primary({ userId })
      .lt({ version: to })
      .where((a, o) => `${o.eq(a.personaId, personaId)} AND ${o.exists(a.traits)}`)
      .go({ order: "desc", pages: "all" });
    return data[0]?.version;
  };
  const from = asked.from ?? (await before()) ?? to;
  const traitsOf = async (version: number) => {
    const { data } = await entities().personaVersion.get({ userId, version }).go({ consistent: true });
    if (data?.personaId !== personaId || !data.traits) throw new VersionNotFound();
    return data.traits;
  };
  const [first, second] = await Promise.all([traitsOf(from), traitsOf(to)]);
  return { from, to, items: Traits.changesBetween(first, second) };
}
