/**
 * Server-sent events as a client reads them: one by one, as they arrive.
 *
 *   const response = await openStream(ada, `/personas/${id}/messages`, { content: "Hello" });
 *   for await (const { event, data } of eventsOf(response)) …
 */
import { EventSourceParserStream } from "eventsource-parser/stream";
import { inProcess, type Send, type SignedIn } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into data of every shape, and check what they find
export type Event = { event: string; data: any };

/** A POST that asks for events; its answer may be a problem all the same. */
export async function openStream(
  { accessToken }: Pick<SignedIn, "accessToken">,
  path: string,
  body?: unknown,
  { signal, send = inProcess }: { signal?: AbortSignal; send?: Send } = {},
): Promise<Response> {
  return send(path, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${accessToken}`,
      Accept: "text/event-stream",
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

export async function* eventsOf({ body }: Response): AsyncGenerator<Event> {
  if (body === null) return;
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { event = "message", data } of events) yield { event, data: JSON.parse(data) };
}

/** All events to the end of the stream, or those that are left of it. */
export async function allEvents(from: Response | AsyncGenerator<Event>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of from instanceof Response ? eventsOf(from) : from) events.push(event);
  return events;
}
