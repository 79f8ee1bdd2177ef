/**
 * A character card within its portrait: its JSON in base64 as the PNG's tEXt chunk `chara`, and once more as Character
 * Card V3 in `ccv3` (github.com/kwaroran/character-card-spec-v3, SPEC_V3.md, "Embedding Methods"), for readers that look
 * for that first. What draws it is loaded when first asked for one.
 */
import type { CardTraits } from "../card/info.ts";
import type { Info as Profile } from "../profile/info.ts";
import type { Info } from "./info.ts";

/** V3 is V2 and `group_only_greetings`, which it demands; its other fields may be left out. */
const asV3 = ({ data }: Info) => ({
  spec: "chara_card_v3" as const,
  spec_version: "3.0" as const,
  data: { ...data, group_only_greetings: [] as string[] },
});

const encoded = (card: unknown): string => Buffer.from(JSON.stringify(card)).toString("base64");

/** The emblem is drawn from the traits; their numbers can be read only with `showsRadar`. */
export async function withCard(
  card: Info,
  { name, tagline }: Pick<Profile, "name" | "tagline">,
  traits: CardTraits,
  showsRadar: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ portraitSvg }, { render }, { withTexts }] = await Promise.all([
    import("../card/image/portrait.ts"),
    import("../card/image/png.ts"),
    import("../card/image/png-text.ts"),
  ]);
  const image = await render(portraitSvg({ name, tagline, traits, showsRadar }));
  return withTexts(image, { chara: encoded(card), ccv3: encoded(asV3(card)) });
}

/** A file name that any header and file system takes: the name's letters a-z and digits, as far as it has any. */
export function fileName(name: string, extension: "json" | "png"): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${slug || "persona"}.${extension}`;
}
