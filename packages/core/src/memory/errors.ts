import { errorClass } from "../error.ts";

export class MemoryNotFound extends errorClass("memory_not_found") {}
