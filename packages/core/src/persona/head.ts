/** A persona as the table holds it, read and turned into what the API shows. */
import type { EntityItem } from "electrodb";
import { Actor } from "../actor.ts";
import { itemReader } from "../table/read.ts";
import { PersonaNotFound } from "./errors.ts";
import type { Info, Version } from "./info.ts";
import { PersonaEntity, PersonaVersionEntity, STEPS } from "./persona.entity.ts";

export type Item = EntityItem<typeof PersonaEntity>;
export type VersionItem = EntityItem<typeof PersonaVersionEntity>;

const readPersona = itemReader(PersonaEntity);
const readVersion = itemReader(PersonaVersionEntity);

/** `shown`: the last version that was ready, also while a newer one is being made or has failed. */
export function fromItem(item: Item, shown?: VersionItem): Info {
  const { analysisId, status, step, createdAt, visibility, handle, error, readyAt } = item;
  return {
    id: item.personaId,
    analysisId,
    version: item.version,
    status,
    step,
    progress: progressAt(step),
    ...estimateOf(item),
    createdAt,
    visibility,
    chat: talkOf(item),
    handle,
    error,
    readyAt,
    ...(shown && { ...outcome(shown), readyVersion: shown.version }),
  };
}

const talkOf = ({ audience = "signed_in", tokensPerMonth }: Item): Info["chat"] => ({
  audience,
  tokensPerMonth,
});

/** How far a generation is, from 0 to 1, by the steps it has behind it. */
const progressAt = (step: Item["step"]): number =>
  Math.round((100 * STEPS.indexOf(step)) / (STEPS.length - 1)) / 100;

function estimateOf({ generatingSince, tookMs }: Item): Pick<Info, "estimatedReadyAt"> {
  if (generatingSince === undefined || tookMs === undefined) return {};
  return { estimatedReadyAt: new Date(Date.parse(generatingSince) + tookMs).toISOString() };
}

/** Nothing of a version that is being made, or failed, but why. */
function outcome({ status, error, ...version }: VersionItem) {
  if (status !== "ready") return { error };
  const { traits, profile, model, usage, fidelity, rating, readyAt } = version;
  return { traits, profile, model, usage, fidelity, rating, readyAt };
}

/** Strong: it changes with every write of the head, and a ready version changes by its rating alone, which is one. */
export const etag = ({ personaId, version, revision }: Item): string =>
  `"${personaId}.${version}.${revision}"`;

/** The head item, read consistently; throws `PersonaNotFound`. */
export async function head(userId = Actor.userId()): Promise<Item> {
  const item = await readPersona({ userId });
  if (!item) throw new PersonaNotFound();
  return item;
}

/** The persona with what its last ready version holds. */
export async function load(item: Item): Promise<Info> {
  const { userId, readyVersion } = item;
  if (readyVersion === undefined) return fromItem(item);
  return fromItem(item, await readVersion({ userId, version: readyVersion }));
}

export function versionFromItem(item: VersionItem): Version {
  const { version, analysisId, status, createdAt } = item;
  return { version, analysisId, status, createdAt, ...outcome(item) };
}
