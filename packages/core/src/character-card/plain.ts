/**
 * A profile's texts as data of a character card (pure). Programs that import one replace `{{…}}` macros and `<BOT>`,
 * `<USER>`, `<START>` marks wherever they stand, and take a line that begins with a name for what that one says. A text
 * must do none of this: braces in a row are set apart, angle brackets become ‹ ›, and a text within a dialogue is one line.
 */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\{(?=\{)|\}(?=\})/g, "$& ")
    .replace(/</g, "‹")
    .replace(/>/g, "›");

export const plainLine = (text: string): string => plain(text).replace(/\s+/g, " ").trim();
