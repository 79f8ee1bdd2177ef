/** The client of the API for this page: every request tells whether the API can be reached. */
import { createClient, type PersonaClient, ProblemError } from "@persona-ai/client";
import { reached, unreachable } from "./connection.ts";

export { ProblemError as Problem } from "@persona-ai/client";

/** Nothing answers: the network, or the whole service. */
export class Unreachable extends Error {}

async function tracked(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  try {
    const response = await fetch(input, init);
    reached();
    return response;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    unreachable();
    throw new Unreachable("Persona AI cannot be reached.", { cause });
  }
}

export const client: PersonaClient = createClient({ baseUrl: location.origin, fetch: tracked });

export const isRefused = (error: unknown): boolean => error instanceof ProblemError && error.status === 401;
