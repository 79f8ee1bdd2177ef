/** What calls of the model cost: every one that it answered, usable or not. */
import type { Answer, Usage } from "./answer.ts";

export type PaidUsage = Usage & { calls: number };

export function usageOf(answers: readonly Pick<Answer, "usage">[]): PaidUsage {
  return sumUsage(answers.map(({ usage }) => ({ calls: 1, ...usage })));
}

/** Two counts of the same questions, each of which may have missed some calls: by question, the one with more. */
export function mostUsage(...counts: Readonly<Record<string, PaidUsage>>[]): PaidUsage[] {
  const byQuestion = Object.groupBy(
    counts.flatMap((count) => Object.entries(count)),
    ([question]) => question,
  );
  return Object.values(byQuestion).map((same) =>
    same!.map(([, usage]) => usage).reduce((a, b) => (b.calls > a.calls ? b : a)),
  );
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
