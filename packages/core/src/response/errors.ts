import { DomainError } from "../error.ts";

export class ResponseNotFound extends DomainError {
  constructor() {
    super("not_found", "response_not_found", "There is no such response.");
  }
}

export class ReceiptNotFound extends DomainError {
  constructor() {
    super(
      "not_found",
      "receipt_not_found",
      "Nothing is kept under this receipt: it was withdrawn or deleted.",
    );
  }
}

export class DuplicateResponse extends DomainError {
  constructor() {
    super("conflict", "duplicate_response", "The very same answers were given to this survey before.");
  }
}
