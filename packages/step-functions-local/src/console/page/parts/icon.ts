/** Icons, 16 by 16, in the colour of the text around; what they say must be said in words beside them. */
import { html } from "../html.ts";

const PATHS = {
  succeeded: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-3 7 2.2 2.2L11.2 6",
  failed: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1ZM5.6 5.6l4.8 4.8m0-4.8-4.8 4.8",
  caught: "M8 1.6 15 14H1L8 1.6ZM8 6v4m0 1.7v.3",
  running: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 3.2V8l2.6 1.6",
  aborted: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1ZM4.8 8h6.4",
  notEntered: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z",
  copy: "M5.5 5.5V2h8v8H10M2.5 5.5h8v8h-8z",
  done: "m3 8.5 3.2 3.2L13 5",
  chevron: "m6 3.5 4.5 4.5L6 12.5",
  back: "M10 3.5 5.5 8l4.5 4.5",
  search: "M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2Zm3.6 8.6L14.5 14.5",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M2 6V2h4m4 0h4v4m0 4v4h-4m-4 0H2v-4",
  close: "m3.5 3.5 9 9m0-9-9 9",
  retry: "M13 8a5 5 0 1 1-1.5-3.6M13 1.8v3h-3",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** For use inside the graph. */
export const iconPath = (name: IconName): string => PATHS[name];
