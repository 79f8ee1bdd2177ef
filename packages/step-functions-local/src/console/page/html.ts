/** Markup of components: what is put into it is text or nodes, never markup in strings. */
export { html } from "htm/preact";
export type { ComponentChildren, VNode } from "preact";
