/**
 * The models that are used where no setting names others: global inference profiles of two generations, both callable
 * by Converse and ConverseStream (models.data.json, their rows' sources). What the newer one refuses or is refused for
 * is no matter to the older one.
 */
export const DEFAULT_MODELS = {
  id: "global.anthropic.claude-sonnet-5-5",
  fallbackId: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
} as const;
