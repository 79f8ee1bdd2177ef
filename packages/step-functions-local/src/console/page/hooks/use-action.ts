/** Something that a button does: whether it is under way, and what went wrong the last time. */
import { useState } from "preact/hooks";

export type Action = { isBusy: boolean; error: Error | undefined; run(): Promise<void> };

export function useAction(work: () => Promise<void>): Action {
  const [state, setState] = useState<Pick<Action, "isBusy" | "error">>({ isBusy: false, error: undefined });
  const run = async () => {
    setState({ isBusy: true, error: undefined });
    try {
      await work();
      setState({ isBusy: false, error: undefined });
    } catch (error) {
      setState({ isBusy: false, error: error as Error });
    }
  };
  return { ...state, run };
}
