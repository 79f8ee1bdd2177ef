/** Times and durations for people. Times of the API are seconds of the epoch. */
export function duration(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds < 1000) return `${milliseconds} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const last = `${pad(whole % 60)} s`;
  return hours > 0 ? `${hours} h ${pad(minutes)} min ${last}` : `${minutes} min ${last}`;
}

/** As AWS's tables have it, so that they line up: 00:00:01.240 */
export function clock(seconds: number): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const whole = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map(pad);
  return `${parts.join(":")}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

const pad = (number: number): string => String(number).padStart(2, "0");

export type Place = { locale?: string; timeZone?: string };

export function dateTime(seconds: number, { locale, timeZone }: Place = {}): string {
  const options = { dateStyle: "medium", timeStyle: "medium", timeZone } as const;
  return new Intl.DateTimeFormat(locale, options).format(seconds * 1000);
}

/** To the millisecond, for events. */
export function timeOfDay(seconds: number, { locale, timeZone }: Place = {}): string {
  const options = {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
    timeZone,
  } as const;
  return new Intl.DateTimeFormat(locale, options).format(seconds * 1000);
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** RUNNING → Running, TIMED_OUT → Timed out */
export function statusLabel(status: string): string {
  const text = status.toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The last part of an ARN. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
