import { errorClass } from "../error.ts";

export class CardNotFound extends errorClass("card_not_found") {}
