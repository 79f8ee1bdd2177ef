/** The API as any frontend has it, by packages/client; signed in as a browser would be that keeps no cookies. */
import { createClient, type PersonaClient } from "@persona-ai/client";

export async function signIn(api: string, email: string): Promise<PersonaClient> {
  const response = await fetch(`${api}/auth/google?login_hint=${encodeURIComponent(email)}`);
  if (!response.ok) throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`);
  const { accessToken } = (await response.json()) as { accessToken: string };
  return createClient({ baseUrl: api, accessToken });
}

/** What an answer holds: the client has thrown what is none. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer;
  if (data === undefined || data === null) throw new Error("An answer without a body.");
  return data;
}

/** The size in bytes of a picture. */
export async function sizeOf(client: PersonaClient, path: string): Promise<number> {
  return (await (await client.send(path, {})).arrayBuffer()).byteLength;
}
