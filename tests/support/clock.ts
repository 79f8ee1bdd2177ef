import { afterAll, onTestFinished, vi } from "vitest";

/**
 * For this process and the rest of a test the time of day stands still, so that no second, hour, day or month ends
 * between two of its lines; timers go on.
 */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  onTestFinished(() => void vi.useRealTimers());
}

/** The same for the rest of a file, which compares what its tests come to with what came before them. */
export function stopClockOfFile(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  afterAll(() => void vi.useRealTimers());
}

/** Once the clock has gone on, of times in milliseconds a later one is another: a fast machine does much in one. */
export async function nextMillisecond(): Promise<void> {
  const now = Date.now();
  while (Date.now() <= now) await new Promise(setImmediate);
}
