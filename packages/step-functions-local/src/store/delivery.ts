import type { EventBridgeStatusChange } from "../status-change.ts";
import type { OnStatusChange } from "./index.ts";

/** Whether the event was taken: one that is not, for a fault of whoever is told, may be tried again. */
export function deliver(onStatusChange: OnStatusChange, event: EventBridgeStatusChange): boolean {
  try {
    onStatusChange(event);
    return true;
  } catch (error) {
    console.error("A Step Functions status change was not delivered; it will be at the next start.", error);
    return false;
  }
}
