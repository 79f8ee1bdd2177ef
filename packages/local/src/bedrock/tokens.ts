/** Tokens by the usual estimate for English, four characters each: enough for budgets, not for billing. */
export const estimateTokens = (content: unknown) => Math.ceil(JSON.stringify(content ?? "").length / 4);
