import { errorClass } from "../error.ts";

export class CardNotFound extends errorClass("not_found", "card_not_found", "There is no such card.") {}
