/** What screens share: loading, titles, and texts that outlive the page. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isConnected, onConnection } from "./api/connection.ts";
import { Unreachable } from "./api/index.ts";
import { onSession, type State, sessionState } from "./api/session.ts";
import { currentLanguage, type Language, onLanguage } from "./words/index.ts";

export type Loaded<T> = { data: T | undefined; error: unknown; reload(): void; set(data: T): void };

/**
 * Loads when what it depends on changes; what could not be reached is loaded again once it can. What is set is newer than
 * what is still being loaded.
 */
export function useLoad<T>(load: () => Promise<T>, depends: readonly unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<{ data?: T; error?: unknown }>({});
  const [round, setRound] = useState(0);
  const awaited = useRef<Promise<T>>(undefined);
  useEffect(() => {
    const loading = load();
    awaited.current = loading;
    loading.then(
      (data) => loading === awaited.current && setLoaded({ data }),
      (error: unknown) => loading === awaited.current && setLoaded((before) => ({ ...before, error })),
    );
    return () => {
      awaited.current = undefined;
    };
  }, [...depends, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const { error } = loaded;
  useEffect(() => {
    if (error instanceof Unreachable) return onConnection((isReachable) => isReachable && reload());
  }, [error, reload]);
  const set = useCallback((data: T) => {
    awaited.current = undefined;
    setLoaded({ data });
  }, []);
  return { data: loaded.data, error, reload, set };
}

/** What changes outside of the page; it may have changed between the drawing and the subscription. */
function useOutside<T>(read: () => T, subscribe: (listener: (value: T) => void) => () => void): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    setValue(read);
    return subscribe(setValue);
  }, [read, subscribe]);
  return value;
}

export const useSession = (): State => useOutside(sessionState, onSession);
export const useLanguage = (): Language => useOutside(currentLanguage, onLanguage);
export const useConnection = (): boolean => useOutside(isConnected, onConnection);

/** The document's title; and the focus at the heading when a screen is entered, so that it is read out. */
export function useTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = title === "" ? "Persona AI" : `${title} · Persona AI`;
  }, [title]);
}

const nameOf = (key: string): string => `persona-ai.kept.${key}`;
export const dropKept = (key: string): void => localStorage.removeItem(nameOf(key));

/** A text that is kept in this browser until it is emptied. */
export function useKept(key: string): [string, (text: string) => void] {
  const name = nameOf(key);
  const [text, setText] = useState(() => localStorage.getItem(name) ?? "");
  const keep = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") localStorage.removeItem(name);
      else localStorage.setItem(name, next);
    },
    [name],
  );
  return [text, keep];
}

/** What is typed over something saved, and outlives the page until it is saved, too. */
export function useTyped(key: string, saved: string): [string, (text: string) => void, () => void] {
  const [kept, keep] = useKept(key);
  const [text, setText] = useState(kept === "" ? saved : kept);
  const type = (next: string) => {
    setText(next);
    keep(next === saved ? "" : next);
  };
  return [text, type, () => keep("")];
}

/** An action with its button's state: one at a time, its failure kept to be shown. */
export function useAction(): {
  isBusy: boolean;
  error: unknown;
  clear(): void;
  run(action: () => Promise<void>): Promise<void>;
} {
  const [state, setState] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const isBusy = useRef(false);
  const run = useCallback(async (action: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ isBusy: true });
    try {
      await action();
      setState({ isBusy: false });
    } catch (error) {
      setState({ isBusy: false, error });
    } finally {
      isBusy.current = false;
    }
  }, []);
  const clear = useCallback(() => setState({ isBusy: false }), []);
  return { ...state, error: state.error, run, clear };
}
