/** One's own pictures, each fetched once a version and kept as an address of this page. */
import { currentLanguage } from "../words/index.ts";
import { ownFile } from "./index.ts";

const kept = new Map<string, Promise<string>>();

export function ownPicture(of: "emblem" | "radar", version: number): Promise<string> {
  const name = of === "emblem" ? "emblem.svg" : `radar.svg?language=${currentLanguage()}`;
  const key = `${name} ${version}`;
  const known = kept.get(key);
  if (known) return known;
  const made = ownFile(`/personas/me/${name}`)
    .then((response) => response.blob())
    .then((blob) => URL.createObjectURL(blob));
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
