/**
 * A persona for other chat programs: Character Card V2, as JSON or within its own picture.
 *
 *   const { name, content } = await CharacterCard.minePng({ traits: false }); // "ada.png", its bytes
 */
import { cardTraitsOf } from "../card/lifecycle.ts";
import type { Language } from "../language.ts";
import { Persona } from "../persona/index.ts";
import { entities } from "../table/index.ts";
import { build } from "./build.ts";
import type { Info } from "./info.ts";
import { fileName, withCard } from "./picture.ts";

export * as CharacterCard from "./index.ts";
export { Info } from "./info.ts";

/** Whether the numbers of the traits are in it. */
export type Options = { traits: boolean };
export type File<T> = { name: string; content: T };

/** The card of the newest ready version of the signed-in user's persona; throws `PersonaNotFound`, `PersonaNotReady`. */
async function source() {
  const { userId, personaId, readyVersion: version } = await Persona.head();
  if (version === undefined) throw new Persona.PersonaNotReady();
  const { data } = await entities().personaVersion.get({ userId, version }).go({ consistent: true });
  if (!data?.profile || !data.traits)
    throw new Error(`Version ${version} of ${personaId} is ready without a profile.`);
  return { profile: data.profile, version, traits: cardTraitsOf(data.traits) };
}

export async function mine(options: Options): Promise<File<Info>> {
  const { profile, version, traits } = await source();
  const content = build(profile, version, options.traits ? traits : undefined);
  return { name: fileName(profile.name, "json"), content };
}

/** The portrait shows the emblem, and the radar when the card has the numbers. */
export async function minePng(options: Options): Promise<File<Uint8Array<ArrayBuffer>>> {
  const { profile, version, traits } = await source();
  const card = build(profile, version, options.traits ? traits : undefined);
  const content = await withCard(card, profile, traits, options.traits);
  return { name: fileName(profile.name, "png"), content };
}

/** The pictures of the newest ready version, public or not: its emblem, and its radar alone. */
export async function picture(of: "emblem" | "radar", language?: Language): Promise<string> {
  const [{ traits }, { emblemSvg }, { radarSvg }] = await Promise.all([
    source(),
    import("../card/image/emblem.ts"),
    import("../card/image/radar-svg.ts"),
  ]);
  return of === "emblem" ? emblemSvg(traits) : radarSvg(traits, language);
}
