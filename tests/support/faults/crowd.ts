/**
 * Many users whose personas come to the model at the same moment, on however slow a machine, while it takes so many
 * calls a second and no more.
 *
 *   const { personas, calls, seconds } = await crowd({ users: 200, perSecond: 5 });
 */
import type { Persona } from "@persona-ai/core/persona";
import { generated, newcomer } from "./generations.ts";
import { type LimitedCall, limitModel } from "./model-limit.ts";
import { startFaultStack } from "./stack.ts";

export type Crowd = {
  personas: Persona.Info[];
  calls: readonly LimitedCall[];
  /** Until the last persona was done. */
  seconds: number;
};

export async function crowd({
  users,
  perSecond,
  timeScale = 1,
}: {
  users: number;
  perSecond: number;
  timeScale?: number;
}): Promise<Crowd> {
  const stack = await startFaultStack({ timeScale });
  const everybody = [];
  for (let i = 0; i < users; i++) everybody.push(await newcomer());
  const limit = await limitModel(process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME!, perSecond);
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = limit.url;
  const together = Promise.withResolvers<void>();
  let arrived = 0;
  for (const { userId } of everybody) {
    stack.functions.plan(userId, ({ name, attempt }) => {
      if (name !== "GenerateProfile" || attempt > 1) return undefined;
      if (++arrived === users) together.resolve();
      return { held: together.promise };
    });
  }
  const startedAt = performance.now();
  const personas = await Promise.all(everybody.map((somebody) => generated(stack, somebody)));
  const seconds = (performance.now() - startedAt) / 1_000;
  await limit.close();
  await stack.close();
  return { personas, calls: limit.calls, seconds };
}
