/** Seconds since 1970, whole: as tokens and the table's time to live have them. */
export const epochSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);
