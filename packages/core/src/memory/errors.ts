import { DomainError } from "../error.ts";

export class MemoryNotFound extends DomainError {
  constructor() {
    super("not_found", "memory_not_found", "There is no such memory.");
  }
}
