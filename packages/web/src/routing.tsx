/**
 * Which screen an address means. Links within /app change the address without loading the page anew; the browser's own
 * back and forward work as everywhere.
 */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

export type Place = { path: string; url: string; query: Record<string, string> };
export type Route = [pattern: string, screen: ComponentType];

const listeners = new Set<() => void>();

function here(): Place {
  const path = location.pathname.replace(/(.)\/$/, "$1");
  const query = Object.fromEntries(new URLSearchParams(location.search));
  return { path, url: location.pathname + location.search, query };
}

let place = here();

function arrive(): void {
  place = here();
  for (const listener of listeners) listener();
}

export function route(url: string, replace = false): void {
  if (url === place.url) return;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  scrollTo(0, 0);
  arrive();
}

export function useLocation(): Place & { route: typeof route } {
  const [now, setNow] = useState(place);
  useEffect(() => {
    const listener = () => setNow(place);
    listener();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return { ...now, route };
}

/** "/app/analyses/:id" and a path → what stands for the names, or undefined when it does not match (pure). */
export function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? "";
    if (part.startsWith(":") && value !== "") params[part.slice(1)] = decoded(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

let params: Record<string, string> = {};
export const useParams = (): Record<string, string> => params;

/** A screen is made anew when its parameters change, and kept when only the query does. */
export function Screens({ routes, otherwise: Otherwise }: { routes: Route[]; otherwise: ComponentType }) {
  const { path } = useLocation();
  for (const [pattern, Screen] of routes) {
    const found = paramsOf(pattern, path);
    if (!found) continue;
    params = found;
    return <Screen key={path} />;
  }
  return <Otherwise />;
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest("a[href]") as HTMLAnchorElement | null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  const isWithin = link.pathname === "/app" || link.pathname.startsWith("/app/");
  if (!isWithin || link.hash !== "") return;
  event.preventDefault();
  route(link.pathname + link.search);
}

addEventListener("popstate", arrive);
addEventListener("click", onClick);
