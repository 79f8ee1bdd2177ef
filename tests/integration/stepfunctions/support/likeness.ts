/**
 * How a value of ours differs from a recorded one, as paths; none when they are alike. What the recorder replaced
 * (times, ARNs, names of roles and functions, request ids) matches anything; JSON inside strings is compared as JSON,
 * since the recorder parsed some of it and since spaces in it mean nothing.
 */
const ANYTHING = new Set([
  ...["timestamp", "date", "snf_role_arn", "RequestId", "x-amzn-RequestId", "X-Amzn-Trace-Id"],
]);

export function differences(actual: unknown, recorded: unknown, path = "$"): string[] {
  if (typeof recorded === "string" && ANYTHING.has(recorded)) return [];
  const [left, right] = [readJson(actual), readJson(recorded)];
  if (isObject(left) && isObject(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].flatMap((key) => differences(left[key], right[key], `${path}.${key}`));
  }
  if (typeof left === "string" && typeof right === "string" && matches(left, right)) return [];
  return Object.is(left, right)
    ? []
    : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(recorded)}`];
}

function matches(text: string, recorded: string): boolean {
  if (recorded.startsWith("arn:")) return recorded.split(":")[2] === text.split(":")[2];
  const parts = recorded.split(/<[\w:-]+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}

function readJson(value: unknown): unknown {
  if (value instanceof Date) return "timestamp";
  if (typeof value !== "string") return value;
  try {
    const parsed = JSON.parse(value) as unknown;
    return isObject(parsed) ? parsed : value;
  } catch {
    return value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}
