/** The models that are used where no setting names others: inference profiles that serve from any region. */
export const DEFAULT_MODELS = {
  id: "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  fallbackId: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
} as const;
