/**
 * On a schedule: walks the way that people come, by the public address, through DNS, certificate, CloudFront and
 * gateway. What breaks before the API (a record, a route of CloudFront's, a client id that Google does not know the form
 * of) is seen here and nowhere else; at night, when nobody comes, this is the only visitor.
 *
 * It makes nothing but the row of a sign-in that nobody ends, which goes by itself after ten minutes.
 */
import { type Invocation, invoked, log, record, recordBy } from "@persona-ai/core/telemetry";
import { Resource } from "sst/resource";

const TIMEOUT_MS = 10_000;

type Check = { name: "health" | "sign_in" | "cards"; fault?: string };

export async function handler(_event?: unknown, invocation?: Invocation): Promise<Check[]> {
  return invoked(invocation, async () => {
    const checks = await walk(Resource.Site.apiUrl, Resource.OpenId.authorizationEndpoint);
    const faults = checks.filter(({ fault }) => fault !== undefined);
    record({ CanaryRuns: 1 });
    for (const { name, fault } of faults) {
      log.error("canary", { check: name, fault });
      recordBy("check", name, { CanaryFaults: 1 });
    }
    return checks;
  });
}

export async function walk(apiUrl: string, authorizationEndpoint: string): Promise<Check[]> {
  const visit = (path: string) =>
    fetch(apiUrl + path, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  return Promise.all([
    check("health", async () => statusFault(await visit("/health"), 200)),
    check("sign_in", async () => {
      const response = await visit("/auth/google");
      const target = URL.parse(response.headers.get("Location") ?? "");
      const clientId = target?.searchParams.get("client_id") ?? "";
      if (target?.href.startsWith(authorizationEndpoint) !== true) return "It does not lead to the provider.";
      if (!/^\S+$/.test(clientId)) return "The client id has white space in it, or is none.";
      return statusFault(response, 302);
    }),
    check("cards", async () => {
      const response = await visit("/cards?limit=1");
      const fault = statusFault(response, 200);
      if (fault !== undefined) return fault;
      const { items } = (await response.json()) as { items: { handle: string }[] };
      return items[0] && statusFault(await visit(`/cards/${items[0].handle}`), 200);
    }),
  ]);
}

const statusFault = ({ status }: Response, expected: number): string | undefined =>
  status === expected ? undefined : `It answers ${status}.`;

async function check(name: Check["name"], find: () => Promise<string | undefined>): Promise<Check> {
  try {
    const fault = await find();
    return fault === undefined ? { name } : { name, fault };
  } catch (error) {
    return { name, fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
