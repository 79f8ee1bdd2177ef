/** Seconds since 1970, whole: as tokens and the table's time to live have them. */
export const epochSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);

/** The date in UTC, as "2026-11-22". */
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
