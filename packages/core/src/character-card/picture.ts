/**
 * A character card within its picture: its JSON in base64, as the PNG's tEXt chunk `chara`. What draws it is loaded when
 * first asked for one.
 */
import type { CardTraits } from "../card/info.ts";
import type { Info as Profile } from "../profile/info.ts";
import type { Info } from "./info.ts";

export async function withCard(
  card: Info,
  { name, tagline, greeting }: Pick<Profile, "name" | "tagline" | "greeting">,
  traits?: CardTraits,
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ greetingPanel, radarPanel }, { png }] = await Promise.all([
    import("../card/image/panels.ts"),
    import("../card/image/png.ts"),
  ]);
  const panel = traits ? radarPanel(traits) : greetingPanel(greeting);
  const chara = Buffer.from(JSON.stringify(card)).toString("base64");
  return png({ name, tagline, foot: "Persona AI", panel }, { chara });
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
