/** Whether the API answers. While it does not, it is asked again with growing pauses, and told about when it does. */
type Listener = (isReachable: boolean) => void;

const listeners = new Set<Listener>();
let isReachable = true;
const FIRST_MS = 1_000;
const LAST_MS = 15_000;

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

export const reached = (): void => set(true);

export function unreachable(): void {
  if (!isReachable) return;
  set(false);
  void askAgain(FIRST_MS);
}

async function askAgain(pause: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
  if (isReachable) return;
  const answers = await fetch("/health", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (answers) reached();
  else void askAgain(Math.min(LAST_MS, pause * 2));
}
