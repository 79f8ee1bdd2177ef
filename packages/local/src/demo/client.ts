/** The API over HTTP, as a frontend uses it: signed in through the provider, JSON both ways, errors thrown. */
import { EventSourceParserStream } from "eventsource-parser/stream";
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
    const response = await this.#send(method, path, body);
    return schema.parse(await response.json());
  }

  /** The size in bytes of what is not JSON: a picture. */
  async size(path: string): Promise<number> {
    return (await (await this.#send("GET", path)).arrayBuffer()).byteLength;
  }

  /** The server-sent events of an answer, as they come. */
  async *events(path: string, body: unknown): AsyncGenerator<{ event: string; data: unknown }> {
    const response = await this.#send("POST", path, body, "text/event-stream");
    const events = response.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { event = "message", data } of events ?? []) yield { event, data: JSON.parse(data) };
  }

  async #send(method: string, path: string, body?: unknown, accept = "*/*"): Promise<Response> {
    const response = await fetch(`${this.#api}${path}`, {
      method,
      headers: {
        Accept: accept,
        ...(this.#token !== undefined && { Authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  }
}
