/**
 * How two chat programs read a character card from a picture, as strict as they are, in our own words. Checked against
 * SillyTavern's `read` (src/character-card-parser.js, with png-chunks-extract) and TavernCardValidator, and against
 * RisuAI's src/ts/pngChunk.ts and src/ts/characterCards.ts at 00b4195.
 */
import { crc32 } from "node:zlib";

type Card = { spec: string; spec_version: string; data: Record<string, unknown> };
type Chunk = { type: string; data: Buffer };

/** png-chunks-extract: every checksum holds, the header comes first, the end last. */
function strictChunks(png: Buffer): Chunk[] {
  if (png.toString("latin1", 1, 4) !== "PNG") throw new Error("Invalid .png file header");
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const typed = png.subarray(at + 4, at + 8 + length);
    if (crc32(typed) !== png.readUInt32BE(at + 8 + length)) throw new Error("CRC values do not match");
    chunks.push({ type: typed.toString("latin1", 0, 4), data: typed.subarray(4) });
    at += 12 + length;
  }
  if (chunks[0]?.type !== "IHDR" || chunks.at(-1)?.type !== "IEND") throw new Error("No header, or no end");
  return chunks;
}

function textOf({ data }: Chunk): [keyword: string, text: Buffer] {
  const end = data.indexOf(0);
  return [data.toString("latin1", 0, end), data.subarray(end + 1)];
}

const REQUIRED = [
  ...["name", "description", "personality", "scenario", "first_mes", "mes_example", "creator_notes"],
  ...["system_prompt", "post_history_instructions", "alternate_greetings", "tags", "creator"],
  ...["character_version", "extensions"],
];

/** The specification that SillyTavern takes a card for; it throws with the field that it misses. */
export function tavernVersion({ spec, spec_version: version, data }: Card): 2 | 3 {
  if (spec === "chara_card_v3" && Number(version) >= 3 && Number(version) < 4 && data) return 3;
  if (spec !== "chara_card_v2" || version !== "2.0") throw new Error("spec");
  const missing = REQUIRED.find((field) => !Object.hasOwn(data, field));
  if (missing !== undefined) throw new Error(`data.${missing}`);
  if (!Array.isArray(data.alternate_greetings) || !Array.isArray(data.tags)) throw new Error("data");
  if (typeof data.extensions !== "object") throw new Error("data.extensions");
  return 2;
}

/** The newer card where there are two; keywords in any case. */
export function readAsSillyTavern(png: Buffer): Card {
  const texts = strictChunks(png)
    .filter(({ type }) => type === "tEXt")
    .map(textOf);
  const of = (wanted: string) => texts.find(([keyword]) => keyword.toLowerCase() === wanted)?.[1];
  const found = of("ccv3") ?? of("chara");
  if (found === undefined) throw new Error("No PNG metadata found.");
  return JSON.parse(Buffer.from(found.toString("latin1"), "base64").toString("utf8"));
}

const RISU_KEYWORD = 70;
const RISU_MAX = 5 * 1024 * 1024;

/** Chunk by chunk up to the end, as a stream: keywords as they stand, within 70 bytes, texts as UTF-8 and under 5 MiB. */
export function readAsRisu(png: Buffer): Card {
  const found: Record<string, string> = {};
  let hasPicture = false;
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString("utf8", at + 4, at + 8);
    if (type === "IEND") break;
    if (type === "IDAT") hasPicture = true;
    if (type !== "tEXt") continue;
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    const end = data.subarray(0, RISU_KEYWORD).indexOf(0);
    const text = data.subarray(end + 1).toString("utf8");
    if (end > 0 && text.length < RISU_MAX) found[data.toString("utf8", 0, end)] = text;
  }
  const text = found.ccv3 ?? found.chara;
  if (text === undefined || !hasPicture || text.startsWith("rcc||")) throw new Error("noData");
  const card: Card = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
  if (card.spec !== "chara_card_v2" && card.spec !== "chara_card_v3") throw new Error("An old card");
  return card;
}
