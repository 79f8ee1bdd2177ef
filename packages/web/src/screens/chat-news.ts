/** Tells the memories beside a talk that something was said, from which something may be remembered. */
const listeners = new Set<(personaId: string) => void>();

export const changed = (personaId: string): void => {
  for (const listener of listeners) listener(personaId);
};

export function onChange(listener: (personaId: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
