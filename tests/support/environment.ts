/** What each stack of a test is told, whether in a process of its own or in the test's. */
import { freePorts } from "./ports.ts";

export async function testEnvironment(): Promise<Record<string, string>> {
  return {
    PORT: String(await freePorts(5)),
    MEMORY: "1",
    TIME_SCALE: "0.01",
    GENERATIONS_PER_DAY: "1000000",
    LINK_WRITES_PER_HOUR: "1000000",
    ADDRESS_WRITES_PER_HOUR: "1000000",
    USER_WRITES_PER_HOUR: "1000000",
  };
}
