/**
 * Where in the console one is, as the hash of the address, so that every view can be linked to:
 * #/state-machines/{arn}?status=FAILED, #/executions/{arn}?state=GenerateProfile.
 */
export type Route = {
  view: "state-machines" | "state-machine" | "execution" | "start" | "unknown";
  arn: string;
  /** Only those with a value. */
  parameters: { [name: string]: string };
};

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const [kind, encoded = ""] = path.split("/", 2);
  const arn = decode(encoded);
  if (kind === "") return { view: "start", arn: "", parameters };
  if (kind === "state-machines") {
    return { view: arn === "" ? "state-machines" : "state-machine", arn, parameters };
  }
  return { view: kind === "executions" && arn !== "" ? "execution" : "unknown", arn, parameters };
}

export const linkTo = {
  stateMachines: "#/state-machines",
  stateMachine: (arn: string, parameters = {}) => `#/state-machines/${encode(arn)}${queryOf(parameters)}`,
  execution: (arn: string, parameters = {}) => `#/executions/${encode(arn)}${queryOf(parameters)}`,
};

/** Colons may stand in a hash, and read better. */
const encode = (arn: string) => encodeURIComponent(arn).replaceAll("%3A", ":");

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function queryOf(parameters: { [name: string]: string | undefined }): string {
  const entries = Object.entries(parameters).filter((entry): entry is [string, string] => !!entry[1]);
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries)}`;
}
