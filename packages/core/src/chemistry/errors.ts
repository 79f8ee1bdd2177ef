import { errorClass } from "../error.ts";

/** Who compares themselves with others must show themselves, too. */
export class CardNotPublished extends errorClass("card_not_published") {}

export class SamePerson extends errorClass("same_person") {}
