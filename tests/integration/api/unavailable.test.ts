/** The API while the services behind it cannot be reached. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anybody } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { readyAnalysis } from "../../support/surveys.ts";

const NOBODY = "http://127.0.0.1:1";

process.env.AWS_ENDPOINT_URL_SFN = NOBODY;
process.env.AWS_MAX_ATTEMPTS = "1";

const logged = vi.spyOn(console, "error");
beforeEach(() => void logged.mockReset().mockImplementation(() => {}));
afterEach(() => {
  const entries = logged.mock.calls.map(([entry]) => JSON.parse(entry));
  expect(entries).toHaveLength(2);
  for (const { level, requestId, faults } of entries) {
    expect({ level, requestId }).toEqual({ level: "ERROR", requestId: expect.stringMatching(/^[\w-]{36}$/) });
    expect(faults.at(-1)).toMatchObject({ code: "ECONNREFUSED" });
  }
});

test("a generation that cannot be started says so, is failed, and can be asked for again", async () => {
  const ada = await signUp();
  const analysis = await readyAnalysis(ada);
  for (const version of [1, 2]) {
    const answer = await ada.post("/personas/generate", { analysisId: analysis.id });
    expectProblem(answer, 503, "workflow_unavailable");
    expect(answer.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
    expect((await ada.get("/personas/me")).body).toMatchObject({
      version,
      status: "failed",
      error: { code: "workflow_unavailable", retryable: true },
    });
  }
});

test("a table that cannot be reached is a 503 that says when to try again, and nothing of why", async () => {
  const ada = await signUp();
  const { dynamo } = await import("@persona-ai/core/table");
  dynamo().middlewareStack.add(() => async () => Promise.reject(refused()), { name: "down" });
  const [signedIn, survey] = await Promise.all([ada.get("/users/me"), anybody.get("/surveys/x")]);
  dynamo().middlewareStack.remove("down");
  for (const answer of [signedIn, survey]) {
    expectProblem(answer, 503, "table_unavailable");
    expect(answer.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|127\.0\.0\.1/);
  }
});

const refused = () => Object.assign(new Error("connect 127.0.0.1:1"), { code: "ECONNREFUSED" });
