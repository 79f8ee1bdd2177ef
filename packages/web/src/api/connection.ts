/**
 * Whether the API answers. While it does not, it is asked again with growing pauses, and told about when it does. They grow
 * on while its health answers and what is wanted does not.
 */
type Listener = (isReachable: boolean) => void;

const listeners = new Set<Listener>();
let isReachable = true;
const FIRST_MS = 1_000;
const LAST_MS = 15_000;
let pause = FIRST_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

export const isConnected = (): boolean => isReachable;

export function onConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function set(next: boolean): void {
  if (next === isReachable) return;
  isReachable = next;
  for (const listener of listeners) listener(next);
}

export function reached(): void {
  clearTimeout(timer);
  pause = FIRST_MS;
  set(true);
}

export function unreachable(): void {
  if (!isReachable) return;
  set(false);
  askLater();
}

function askLater(): void {
  clearTimeout(timer);
  if (isReachable) return;
  timer = setTimeout(ask, pause * (0.75 + Math.random() / 2));
  pause = Math.min(LAST_MS, pause * 2);
}

const ask = (): Promise<void> =>
  fetch("/health", { cache: "no-store" }).then(({ ok }) => (ok ? set(true) : askLater()), askLater);
