/**
 * Many people's scales side by side, in typed arrays, as they are kept in memory and, by `pack`, stored. People with as
 * many facets each stand in one block.
 */
import { DOMAINS } from "../traits/info.ts";
import type { Scales } from "./match-scales.ts";

export type Entry = { handle: string; scales: Scales };
export type Block = {
  handles: readonly string[];
  /** Five a person. */
  domains: Int16Array;
  /** So many a person, 0 for those without facets. */
  facetCount: number;
  facets: Int8Array;
};

export function blocksOf(entries: readonly Entry[]): Block[] {
  const groups = Map.groupBy(entries, ({ scales }) => scales.facets.length);
  return [...groups].map(([facetCount, members]) => {
    const domains = new Int16Array(members.length * DOMAINS.length);
    const facets = new Int8Array(members.length * facetCount);
    for (const [i, { scales }] of members.entries()) {
      domains.set(scales.domains, i * DOMAINS.length);
      facets.set(scales.facets, i * facetCount);
    }
    return { handles: members.map(({ handle }) => handle), domains, facetCount, facets };
  });
}

/** Before a block: its facets a person, its people, the bytes of their handles. */
const HEADER = 3 * Uint32Array.BYTES_PER_ELEMENT;

/** Numbers as Lambda's and this machine's processors have them, the lowest byte first. */
export function pack(blocks: readonly Block[]): Uint8Array {
  const parts = blocks.flatMap(({ handles, domains, facetCount, facets }) => {
    const names = Buffer.from(handles.join("\n"));
    const header = Uint32Array.of(facetCount, handles.length, names.length);
    return [header, domains, facets, names].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
  });
  return Buffer.concat(parts);
}

export function unpack(bytes: Uint8Array): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  /** A copy: an array of numbers must begin where these may begin in memory. */
  const take = (length: number) => {
    at += length;
    return bytes.slice(at - length, at);
  };
  while (at < bytes.length) {
    const [facetCount = 0, people = 0, length = 0] = new Uint32Array(take(HEADER).buffer);
    const domains = new Int16Array(take(2 * people * DOMAINS.length).buffer);
    const facets = new Int8Array(take(people * facetCount).buffer);
    const handles = people === 0 ? [] : Buffer.from(take(length)).toString().split("\n");
    blocks.push({ handles, domains, facetCount, facets });
  }
  return blocks;
}
