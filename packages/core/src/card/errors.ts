import { DomainError } from "../error.ts";

export class CardNotFound extends DomainError {
  constructor() {
    super("not_found", "card_not_found", "There is no such card.");
  }
}
