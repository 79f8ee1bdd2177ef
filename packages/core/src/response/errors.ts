import { errorClass } from "../error.ts";

export class ResponseNotFound extends errorClass(
  "not_found",
  "response_not_found",
  "There is no such response.",
) {}

export class ReceiptNotFound extends errorClass(
  "not_found",
  "receipt_not_found",
  "Nothing is kept under this receipt: it was withdrawn or deleted.",
) {}

export class DuplicateResponse extends errorClass(
  "conflict",
  "duplicate_response",
  "The very same answers were given to this survey before.",
) {}
