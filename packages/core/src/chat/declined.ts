/** Ends by which a model or a guardrail says that it will not. */
const DECLINED: ReadonlySet<string> = new Set(["content_filtered", "guardrail_intervened", "refusal"]);

export const isDeclined = (stopReason: string | undefined): boolean => DECLINED.has(stopReason ?? "");
