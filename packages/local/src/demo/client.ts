/** The API over HTTP, as a frontend uses it: signed in through the provider, JSON both ways, errors thrown. */
import { z } from "zod";

const SignedIn = z.object({ accessToken: z.string(), user: z.object({ id: z.string(), name: z.string() }) });

export class Client {
  readonly #api: string;
  readonly #token: string | undefined;

  constructor(api: string, token?: string) {
    this.#api = api;
    this.#token = token;
  }

  /** Follows the redirects to the provider and back, as a browser does. */
  static async signIn(api: string, email: string): Promise<Client> {
    const answer = await new Client(api).request(
      "GET",
      `/auth/google?login_hint=${encodeURIComponent(email)}`,
      SignedIn,
    );
    return new Client(api, answer.accessToken);
  }

  async request<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#api}${path}`, {
      method,
      headers: {
        ...(this.#token !== undefined && { Authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  }
}
