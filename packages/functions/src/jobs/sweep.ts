/** On a schedule: finds personas that stay `generating` although nothing runs for them, and marks them failed. */
import { sweep } from "@persona-ai/core/persona/sweep.ts";

export async function handler(): Promise<{ swept: number }> {
  return { swept: await sweep() };
}
