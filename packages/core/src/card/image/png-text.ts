/**
 * Texts within a PNG, as tEXt chunks right after its header (pure): readers that look no further than the first pixels
 * find them at once. Keywords and texts are Latin-1 (PNG specification, 11.3.3.2).
 */
import { crc32 } from "node:zlib";

const SIGNATURE = 8;
/** The header is always the first chunk, and of this size: length, type, 13 bytes, checksum. */
const HEADER = SIGNATURE + 4 + 4 + 13 + 4;

export function withTexts(png: Uint8Array, texts: Record<string, string>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => chunk(`${keyword}\0${text}`));
  return new Uint8Array(Buffer.concat([png.subarray(0, HEADER), ...chunks, png.subarray(HEADER)]));
}

function chunk(text: string): Buffer {
  const typed = Buffer.from(`tEXt${text}`, "latin1");
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(typed.length - 4, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
