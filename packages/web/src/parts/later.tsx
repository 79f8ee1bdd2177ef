/** A screen whose code is fetched when it is first shown; what cannot be fetched is said, and fetched again. */
import type { ComponentType } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { Unreachable } from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Show } from "./failure.tsx";

const RENEWED = "persona-ai.renewed";

/** When the service answers and a part is gone, a new version was put up: its page is loaded, once a minute at most. */
async function renewPage(): Promise<void> {
  const before = Number(sessionStorage.getItem(RENEWED) ?? 0);
  const isUp = await fetch("/health", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isUp || Date.now() - before < 60_000) return;
  sessionStorage.setItem(RENEWED, String(Date.now()));
  location.reload();
}

export function later(load: () => Promise<ComponentType>): ComponentType {
  let known: ComponentType | undefined;
  const fetched = async (): Promise<ComponentType> => {
    try {
      return await load();
    } catch (cause) {
      await renewPage();
      throw new Unreachable("A part of the page could not be fetched.", { cause });
    }
  };
  function Fetching({ tell }: { tell(): void }) {
    const part = useLoad(async () => ({ Part: await fetched() }), []);
    const { data } = part;
    useEffect(() => {
      if (!data) return;
      known = data.Part;
      tell();
    }, [data, tell]);
    return (
      <main id="main">
        <Show of={part}>{() => null}</Show>
      </main>
    );
  }
  return function Later() {
    const [, redraw] = useState(0);
    const told = useCallback(() => redraw((before) => before + 1), []);
    const Part = known;
    return Part ? <Part /> : <Fetching tell={told} />;
  };
}
