import { errorClass } from "../error.ts";

export class ResponseNotFound extends errorClass("response_not_found") {}

export class ReceiptNotFound extends errorClass("receipt_not_found") {}

export class DuplicateResponse extends errorClass("duplicate_response") {}
