import { errorClass } from "../error.ts";

/** Who compares themselves with others must show themselves, too. */
export class CardNotPublished extends errorClass(
  "conflict",
  "card_not_published",
  "This needs a card of your own: a ready persona that is public and has a handle.",
) {}

export class SamePerson extends errorClass(
  "conflict",
  "same_person",
  "Chemistry is between two people; these two cards are one person's.",
) {}
