/**
 * A domain as a line from 20 to 80 with the average in the middle (pure): the 90 % band as a bar, paler where it is
 * wider, and the score as a dot. Places are in per cent of whatever width it is given.
 */
import { reach } from "./radar.ts";

const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

const place = (t: number): string => `${(reach(t) * 100).toFixed(2)}%`;

export function line({ t, band: [low, high] }: { t: number; band: [number, number] }): string {
  const width = `${((reach(high) - reach(low)) * 100).toFixed(2)}%`;
  const opacity = Math.min(0.55, Math.max(0.14, 4.4 / Math.max(8, high - low))).toFixed(2);
  return (
    `<svg class="line" width="100%" height="${HEIGHT}" aria-hidden="true">` +
    `<line x1="0" x2="100%" y1="${MIDDLE}" y2="${MIDDLE}"/>` +
    `<line x1="50%" x2="50%" y1="${MIDDLE - 8}" y2="${MIDDLE + 8}"/>` +
    `<rect x="${place(low)}" y="${MIDDLE - 7}" width="${width}" height="14" rx="7" opacity="${opacity}"/>` +
    `<circle cx="${place(t)}" cy="${MIDDLE}" r="7"/></svg>`
  );
}
