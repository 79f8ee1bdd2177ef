/** The time, in seconds of the epoch; moves on while something is running. */
import { useEffect, useState } from "preact/hooks";

const EVERY = 250;

export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now() / 1000);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now() / 1000), EVERY);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
