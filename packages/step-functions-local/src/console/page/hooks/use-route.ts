/** The address's hash as a route, and going to another. */
import { useEffect, useState } from "preact/hooks";
import { parseRoute, type Route } from "../../model/route.ts";

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return parseRoute(hash);
}

export function go(link: string): void {
  location.hash = link;
}

/** Without a new entry in the history, and at once, also while somebody types: for what refines a view. */
export function replace(link: string): void {
  history.replaceState(null, "", link);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
