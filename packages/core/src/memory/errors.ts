import { errorClass } from "../error.ts";

export class MemoryNotFound extends errorClass("not_found", "memory_not_found", "There is no such memory.") {}
