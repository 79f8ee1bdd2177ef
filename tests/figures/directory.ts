/** One page of the directory with 10,000 cards: time, requests to DynamoDB, and the read units that these say they took. */
import { Card } from "@persona-ai/core/card";
import { cardOf } from "@persona-ai/core/card/lifecycle.ts";
import { Id } from "@persona-ai/core/id.ts";
import { dynamo, entities } from "@persona-ai/core/table";
import { profileOf, traitsOf } from "../integration/cards/personas.ts";
import { startTestStack } from "../support/stack.ts";

const CARDS = 10_000;
const RUNS = 50;

type Capacity = { CapacityUnits?: number } | { CapacityUnits?: number }[];
const taken = { requests: 0, units: 0 };

/** Every request asks what it costs. */
function meter(): void {
  dynamo().middlewareStack.add(
    (next) => async (args) => {
      const input = { ...args.input, ReturnConsumedCapacity: "TOTAL" as const };
      const result = await next({ ...args, input });
      const { ConsumedCapacity = [] } = result.output as { ConsumedCapacity?: Capacity };
      taken.requests += 1;
      for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) taken.units += CapacityUnits;
      return result;
    },
    { step: "initialize" },
  );
}

/** A card as long as a model writes it: about 3 KB. */
function card(i: number): Card.Item {
  const summary = `Ada, number ${i}, listens to the answer. `.repeat(30);
  const head = { userId: Id.create("user"), personaId: Id.create("persona"), revision: 1, readyVersion: 1 };
  const publishedAt = new Date(Date.UTC(2026, 0, 1) + i).toISOString();
  const listed = { ...head, visibility: "public", handle: `card-${i}`, publishedAt } as const;
  return cardOf(listed, { traits: traitsOf(), profile: profileOf("Ada", { summary }) });
}

async function measure(limit: number): Promise<string> {
  const times: number[] = [];
  const before = { ...taken };
  let cursor: string | undefined;
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    const page = await Card.list({ limit, ...(cursor && { cursor }) });
    times.push(performance.now() - startedAt);
    cursor = page.cursor;
  }
  const median = times.sort((a, b) => a - b)[RUNS / 2] ?? Number.NaN;
  const each = (key: keyof typeof taken) => ((taken[key] - before[key]) / RUNS).toFixed(1);
  return `a page of ${limit} of ${CARDS} cards: ${each("requests")} requests, ${each("units")} RCU, ${median.toFixed(0)} ms (median of ${RUNS} pages in a row)\n`;
}

const stack = await startTestStack();
const cards = Array.from({ length: CARDS }, (_, i) => card(i));
for (let i = 0; i < CARDS; i += 500)
  await entities()
    .card.put(cards.slice(i, i + 500))
    .go({ concurrency: 4 });
meter();
for (const limit of [20, 100]) process.stdout.write(await measure(limit));
await stack.close();
process.exit(0);
