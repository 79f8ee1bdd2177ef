import { describe, expect, test } from "vitest";
import { anybody, inProcess } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { allEvents } from "../../support/sse.ts";
import { openAnalysis, readyAnalysis } from "../../support/surveys.ts";

describe("GET /home", () => {
  test("is who is signed in, their analyses and their persona, as these tell each apart", async () => {
    const ada = await signUp();
    expect((await ada.get("/home")).body).toEqual({
      user: ada.user,
      analyses: [],
      unread: { messages: 0, responses: 0 },
    });
    await openAnalysis(ada);
    const { id: analysisId } = await readyAnalysis(ada);
    await ada.post("/personas/generate", { analysisId });
    const { status, body } = await ada.get("/home");
    expect(status).toBe(200);
    expect(body.analyses).toEqual((await ada.get("/analyses")).body.items);
    expect(body.persona.analysisId).toBe(analysisId);
  });

  test("has an ETag, and is nobody's without a token", async () => {
    const ada = await signUp();
    const etag = (await ada.get("/home")).headers.get("ETag")!;
    expect(await ada.get("/home", { "If-None-Match": etag })).toMatchObject({ status: 304, body: "" });
    expectProblem(await anybody.get("/home"), 401, "authentication_required");
  });
});

describe("GET /personas/me/events", () => {
  test("tells the steps as they pass, and ends with the persona", async () => {
    const ada = await signUp();
    const { id: analysisId } = await readyAnalysis(ada);
    await ada.post("/personas/generate", { analysisId });
    const response = await inProcess("/personas/me/events", {
      headers: { Authorization: `Bearer ${ada.accessToken}`, Accept: "text/event-stream" },
    });
    expect(response.headers.get("Content-Type")).toMatch(/^text\/event-stream/);
    const events = await allEvents(response);
    expect(events.at(-1)).toMatchObject({ event: "ready", data: { status: "ready", version: 1 } });
    for (const { event, data } of events.slice(0, -1)) {
      expect(["step", "progress"]).toContain(event);
      expect(data).toMatchObject({ status: "generating", version: 1 });
    }
  });

  test("is a problem where there is no persona", async () => {
    const ada = await signUp();
    expectProblem(await ada.get("/personas/me/events"), 404, "persona_not_found");
  });
});
