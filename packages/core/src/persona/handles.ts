/**
 * Handles: 3 to 30 of a-z, 0-9 and -, with a letter or digit at both ends. There is one spelling of each, so that two
 * that look alike but for their case cannot be two people's, and a card has one address: capitals are refused where a
 * handle is taken, not turned into small letters, and a card is found by its handle to the letter only.
 */
import data from "./reserved-handles.data.json" with { type: "json" };

export const HANDLE = /^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$/;

/** They cannot be taken. */
export const RESERVED_HANDLES: ReadonlySet<string> = new Set(data.handles);
