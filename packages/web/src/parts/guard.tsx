/** Screens for those who are signed in: others are led to the welcome page and back again. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useSession } from "../hooks.ts";
import { useLocation } from "../routing.tsx";
import { Loading } from "./failure.tsx";

export function SignedIn({ children }: { children: ComponentChildren }) {
  const session = useSession();
  const { url, route } = useLocation();
  useEffect(() => {
    if (session !== "out") return;
    const to = url === "/app/" || url === "/app" ? "" : `?to=${encodeURIComponent(url)}`;
    route(`/app/welcome${to}`, true);
  }, [session, url, route]);
  if (session === "in" || session === "ended") return children;
  return (
    <main>
      <Loading />
    </main>
  );
}
