/**
 * The mark that a survey gives and a response brings back: when it was given, and for which analysis, signed. So the
 * time that somebody took is measured here, not told by them.
 *
 *   createStart(analysisId, now); // "m3x9k2a1.6jQ…"
 *   secondsSince(analysisId, start, now); // 140.2
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { Resource } from "sst/resource";
import { InvalidRequest } from "../error.ts";

const BASE = 36;
/** Who comes back to a page after this long has not spent the time on it. */
const MAX_SECONDS = 24 * 3600;

const seal = (analysisId: string, time: string): string =>
  createHmac("sha256", Resource.CursorKey.value).update(`start\n${analysisId}\n${time}`).digest("base64url");

export function createStart(analysisId: string, now: Date): string {
  const time = now.getTime().toString(BASE);
  return `${time}.${seal(analysisId, time)}`;
}

/** Undefined without a mark, and with one of another day; throws `InvalidRequest` on one that was not given. */
export function secondsSince(analysisId: string, start: string | undefined, now: Date): number | undefined {
  if (start === undefined) return undefined;
  const [time = "", mac = ""] = start.split(".");
  const [given, expected] = [Buffer.from(mac), Buffer.from(seal(analysisId, time))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new InvalidRequest([{ path: "start", message: "This survey gave no such mark." }]);
  }
  const seconds = (now.getTime() - Number.parseInt(time, BASE)) / 1000;
  return seconds >= 0 && seconds <= MAX_SECONDS ? seconds : undefined;
}
