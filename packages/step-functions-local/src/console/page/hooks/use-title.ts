import { useEffect } from "preact/hooks";

export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), "Step Functions"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
