/**
 * How far a cancellation reaches: the whole execution, or one attempt of a Parallel or Map. Cancelling a scope
 * cancels what was opened inside it. Whoever waits in a scope is interrupted by an exception.
 */
export class Interrupted extends Error {
  constructor() {
    super("The execution was interrupted.");
    this.name = "Interrupted";
  }
}

/** Why a signal is aborted: one for all, because each would be made with its stack, which nobody reads. */
const CANCELLED = new Interrupted();

export class Scope {
  readonly #controller = new AbortController();
  readonly #inner = new Set<Scope>();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  open(): Scope {
    const scope = new Scope();
    this.#inner.add(scope);
    if (this.signal.aborted) scope.cancel();
    return scope;
  }

  /** Forgets an inner scope whose work is done. */
  closed(scope: Scope): void {
    this.#inner.delete(scope);
  }

  cancel(): void {
    this.#controller.abort(CANCELLED);
    for (const scope of this.#inner) scope.cancel();
    this.#inner.clear();
  }

  check(): void {
    if (this.signal.aborted) throw new Interrupted();
  }
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** Waits until `time`, in milliseconds of the epoch, however far. @throws Interrupted */
export async function sleepUntil(time: number, scope: Scope): Promise<void> {
  for (;;) {
    scope.check();
    const left = time - Date.now();
    if (left <= 0) return;
    await pause(Math.min(left, LONGEST_TIMER), scope.signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
  });
}
