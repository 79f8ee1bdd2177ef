/**
 * Loads something and keeps it current while the page is looked at; the pace is the model's (poll.ts). `load` is given
 * what there was, and answers with that same object when nothing has changed.
 */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { pollDelay } from "../../model/poll.ts";

export type Load<T> = (signal: AbortSignal, known: T | undefined) => Promise<T>;

export type Polled<T> = {
  data: T | undefined;
  /** What the last request failed with; `data` is then what there was before. */
  error: Error | undefined;
  /** Asks at once. */
  refresh(): void;
};

type Answer<T> = { key: string; data: T | undefined; error: Error | undefined };

/** Another `key` is another thing: what there was is forgotten. */
export function usePoll<T>(key: string, load: Load<T>, isLive: (data: T) => boolean): Polled<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ key, data: undefined, error: undefined });
  const again = useRef<() => void>(() => {});
  const current = useRef({ load, isLive });
  current.current = { load, isLive };

  useEffect(() => {
    const poll = startPolling<T>(current, (data, error) => setAnswer({ key, data, error }));
    again.current = poll.now;
    return poll.stop;
  }, [key]);

  const refresh = useCallback(() => again.current(), []);
  const { data, error } = answer.key === key ? answer : { data: undefined, error: undefined };
  return { data, error, refresh };
}

type Current<T> = { current: { load: Load<T>; isLive: (data: T) => boolean } };

function startPolling<T>(way: Current<T>, tell: (data: T | undefined, error: Error | undefined) => void) {
  let controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let data: T | undefined;
  let failures = 0;
  let changedAt = performance.now();

  const ask = async (signal: AbortSignal): Promise<void> => {
    try {
      const loaded = await way.current.load(signal, data);
      if (signal.aborted) return;
      if (loaded !== data) changedAt = performance.now();
      if (loaded !== data || failures > 0) tell(loaded, undefined);
      data = loaded;
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      tell(data, error as Error);
    }
    const delay = pollDelay({
      isLive: data !== undefined && way.current.isLive(data),
      isHidden: document.hidden,
      failures,
      quietFor: performance.now() - changedAt,
    });
    if (delay !== undefined) timer = setTimeout(now, delay);
  };
  const stop = () => {
    controller.abort();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
  const now = () => {
    controller.abort();
    clearTimeout(timer);
    controller = new AbortController();
    void ask(controller.signal);
  };
  const seen = () => {
    if (document.hidden) clearTimeout(timer);
    else now();
  };
  document.addEventListener("visibilitychange", seen);
  now();
  return { now, stop };
}
