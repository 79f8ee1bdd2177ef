/**
 * The making of a persona as server-sent events, for those who would rather be told than ask: `step` and `progress` as
 * they pass, and at the end `ready` or `failed` with the persona. It is read from the table as a poll reads it, and ends
 * by itself before the function's time does: an EventSource comes again.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "@hono/zod-openapi";
import { Persona } from "@persona-ai/core/persona";
import { router } from "./app.ts";
import { eventStream, type Send } from "./event-stream.ts";
import { problems, signedIn } from "./route.ts";

const LOOK_MS = 400;
/** Under the function's 55 s. */
const LONGEST_MS = 45_000;

const PersonaStep = Persona.Info.pick({ version: true, status: true, step: true, progress: true }).meta({
  id: "PersonaStep",
  description: "Data of `step` and `progress`.",
  example: { version: 1, status: "generating", step: "generating_profile", progress: 0.5 },
});

const PersonaEvent = z.union([PersonaStep, Persona.Info]).meta({
  id: "PersonaEvent",
  description: "Data of `step` and `progress` (a step), `ready` and `failed` (the persona).",
  example: PersonaStep.meta()?.example,
});

const events = signedIn({
  method: "get",
  path: "/personas/me/events",
  operationId: "watchPersona",
  codes: ["persona_not_found"],
  tags: ["personas"],
  summary: "The making of your persona, as it goes on",
  description:
    "`step`, `progress`, and at the end `ready` or `failed`, which end the stream; so does most of a minute. Polling /personas/me tells the same.",
  responses: {
    200: {
      description: "Events.",
      content: { "text/event-stream": { schema: PersonaEvent, example: PersonaEvent.meta()?.example } },
    },
    ...problems(400, 404),
  },
});

/** One event for what has changed since the last look; `true` when it was the last one. */
function tell(send: Send, persona: Persona.Info, before: Persona.Info | undefined): boolean {
  const { version, status, step, progress } = persona;
  if (status !== "generating") {
    send(status, persona);
    return true;
  }
  const isNewStep = step !== before?.step || version !== before.version;
  if (isNewStep || progress !== before.progress) {
    send(isNewStep ? "step" : "progress", { version, status, step, progress });
  }
  return false;
}

export const personaEvents = router().openapi(events, async (c) => {
  // A persona that is not there is a problem, not a stream.
  let { etag, persona } = await Persona.me();
  return eventStream(c, async (send, signal) => {
    const end = Date.now() + LONGEST_MS;
    let before: Persona.Info | undefined;
    while (!signal.aborted && Date.now() < end) {
      if (persona && tell(send, persona, before)) return;
      before = persona ?? before;
      await sleep(LOOK_MS);
      ({ etag, persona } = await Persona.me([etag]));
    }
  }) as never;
});
