/** What calls of the model cost: every one that it answered, usable or not. */
import type { Answer, Usage } from "./answer.ts";

export type PaidUsage = Usage & { calls: number };

export function usageOf(answers: readonly Pick<Answer, "usage">[]): PaidUsage {
  return sumUsage(answers.map(({ usage }) => ({ calls: 1, ...usage })));
}

/** Two counts of the same questions, each of which may have missed some calls: by question, the one with more. */
export function mostUsage<U extends PaidUsage>(...counts: Readonly<Record<string, U>>[]): Record<string, U> {
  const most: Record<string, U> = {};
  for (const [question, usage] of counts.flatMap((count) => Object.entries(count))) {
    const { calls } = most[question] ?? { calls: -1 };
    if (usage.calls > calls) most[question] = usage;
  }
  return most;
}

export function sumUsage(usages: readonly PaidUsage[]): PaidUsage {
  const sum = (pick: (usage: PaidUsage) => number) => usages.reduce((total, usage) => total + pick(usage), 0);
  const some = (field: "cacheReadTokens" | "cacheWriteTokens") => {
    const tokens = sum((usage) => usage[field] ?? 0);
    return tokens > 0 && { [field]: tokens };
  };
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    ...some("cacheReadTokens"),
    ...some("cacheWriteTokens"),
  };
}
