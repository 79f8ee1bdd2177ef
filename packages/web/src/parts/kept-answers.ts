/** Answers in this browser, so that nothing typed is lost, whatever happens to the network or the page. */
import { useCallback, useState } from "preact/hooks";
import type { Given } from "./survey.tsx";

const nothing: Given = { answers: {}, openAnswers: {} };

export function useKeptAnswers(key: string): [Given, (given: Given) => void, () => void] {
  const name = `persona-ai.kept.answers.${key}`;
  const [given, setGiven] = useState<Given>(() => read(name));
  const keep = useCallback(
    (next: Given) => {
      setGiven(next);
      localStorage.setItem(name, JSON.stringify(next));
    },
    [name],
  );
  const drop = useCallback(() => localStorage.removeItem(name), [name]);
  return [given, keep, drop];
}

function read(name: string): Given {
  try {
    return { ...nothing, ...JSON.parse(localStorage.getItem(name) ?? "{}") };
  } catch {
    return nothing;
  }
}

/** Without those that were left empty. */
export function written({ openAnswers }: Given): Record<string, string> {
  return Object.fromEntries(Object.entries(openAnswers).filter(([, text]) => text.trim() !== ""));
}
