/**
 * What each state of the generation does with each error, state by state as Step Functions' TestState tells it: how
 * often it is tried again, how soon at first, and where it leads when it is not, or no longer.
 */
import { readFileSync } from "node:fs";
import { type TestStateOutcome, testState } from "step-functions-local/index.ts";
import { describe, expect, test } from "vitest";

const text = readFileSync(
  new URL("../../../packages/workflows/persona-generation.asl.json", import.meta.url),
  "utf8",
);
const { States } = JSON.parse(text) as {
  States: {
    [name: string]: {
      Type: string;
      Retry?: Handler[];
      Catch?: Handler[];
      Choices?: { Next: string }[];
      Default?: string;
    };
  };
};
type Handler = { ErrorEquals: string[] };

/** How often an error is tried again, and after how many seconds at first. */
type Tries = [times: number, afterSeconds: number];
type Row = [errors: string[], tries: Tries | "never", leadsTo: string];

const LAMBDA = [
  ...["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.Unknown"],
  ...["Lambda.TooManyRequestsException", "Lambda.ClientExecutionTimeoutException", "Runtime.ExitError"],
];
const TABLE = ["TableUnavailable", "TableBusy", "Sandbox.Timedout", "States.Timeout"];
const CANNOT_BE_HAD = ["ModelAccessDenied", "ModelNotOffered"];
const OTHERS = ["ModelRejected", "PersonaGone", "TypeError", "States.TaskFailed"];

const passing = (table: Tries, leadsTo: string): Row[] => [
  [TABLE, table, leadsTo],
  [LAMBDA, [6, 1], leadsTo],
];
const model = (throttled: number, unavailable: number, leadsTo: string): Row[] => [
  [["ModelThrottled"], [throttled, 5], leadsTo],
  [["ModelUnavailable"], [unavailable, 2], leadsTo],
  [["ModelTimeout", "ModelEmpty"], [1, 2], leadsTo],
  [CANNOT_BE_HAD, "never", leadsTo],
];
/** A profile is there, and no failure of the interview costs it. */
const interviewing: Row[] = [
  ...model(10, 4, "PersistPersona"),
  ...passing([3, 1], "PersistPersona"),
  [["GenerationSuperseded"], "never", "MarkFailed"],
  [OTHERS, "never", "PersistPersona"],
];

const spec: { [state: string]: Row[] } = {
  FetchResponses: [...passing([4, 1], "MarkFailed"), [OTHERS, "never", "MarkFailed"]],
  SynthesizeTraits: [...passing([4, 1], "MarkFailed"), [OTHERS, "never", "MarkFailed"]],
  GenerateProfile: [
    ...model(10, 4, "GenerateProfileWithFallback"),
    [["ProfileMalformed"], "never", "GenerateProfileWithFallback"],
    ...passing([3, 1], "MarkFailed"),
    [OTHERS, "never", "MarkFailed"],
  ],
  GenerateProfileWithFallback: [
    ...model(4, 2, "IsPlainProfileAllowed"),
    ...passing([3, 1], "MarkFailed"),
    [["ProfileMalformed", ...OTHERS], "never", "MarkFailed"],
  ],
  WritePlainProfile: [...passing([3, 1], "MarkFailed"), [OTHERS, "never", "MarkFailed"]],
  InterviewPersona: interviewing,
  RewriteProfile: interviewing,
  InterviewRewrittenPersona: interviewing,
  PersistPersona: [...passing([6, 1], "MarkFailed"), [OTHERS, "never", "MarkFailed"]],
  MarkReady: [...passing([6, 1], "MarkFailed"), [OTHERS, "never", "MarkFailed"]],
  MarkFailed: [[[...TABLE, ...LAMBDA, ...OTHERS], [8, 1], "GenerationFailed"]],
};

const CHOICES: [
  state: string,
  given: { [name: string]: unknown },
  plainProfileAllowed: string,
  next: string,
][] = [
  ["IsFaithful", { interview: { passed: true } }, "false", "PersistPersona"],
  ["IsFaithful", { interview: { passed: false } }, "false", "RewriteProfile"],
  ["IsPlainProfileAllowed", {}, "true", "WritePlainProfile"],
  ["IsPlainProfileAllowed", {}, "false", "MarkFailed"],
];

/** As far as the states before have brought it. */
const variables = {
  model: "primary",
  attempts: 1,
  interview: { passed: false },
  usage: { "profile:1": { inputTokens: 1, outputTokens: 1 } },
  failure: { Error: "ModelRejected", Cause: "" },
};

const failing = (state: string, error: string, retries: number): Promise<TestStateOutcome> =>
  testState(text, state, { variables, retries, mock: { errorOutput: { error, cause: "{}" } } });

const rows = Object.entries(spec).flatMap(([state, of]) =>
  of.flatMap(([errors, tries, leadsTo]) => errors.map((error) => ({ state, error, tries, leadsTo }))),
);

describe("An error of a state", () => {
  test.each(rows)("$state, $error: tried again $tries, then $leadsTo", async ({ state, error, ...row }) => {
    const [times, afterSeconds] = row.tries === "never" ? [0, undefined] : row.tries;
    const tried = await Promise.all(Array.from({ length: times }, (_, made) => failing(state, error, made)));
    expect(tried.map(({ status }) => status)).toEqual(Array(times).fill("RETRIABLE"));
    expect(tried[0]?.retry?.afterSeconds).toBe(afterSeconds);
    const last = await failing(state, error, times);
    expect(last).toMatchObject({ status: "CAUGHT_ERROR", nextState: row.leadsTo, error });
  });

  test("is in the table, whatever state names it in a Retry or a Catch", () => {
    const named = Object.entries(States).flatMap(([state, { Retry = [], Catch = [] }]) =>
      [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals.map((error) => `${state} ${error}`)),
    );
    const known = new Set(rows.map(({ state, error }) => `${state} ${error}`));
    expect(named.filter((name) => !name.endsWith(" States.ALL") && !known.has(name))).toEqual([]);
  });
});

describe("The table", () => {
  const acting = Object.entries(States).filter(([, { Type }]) => Type !== "Choice" && Type !== "Fail");

  test("has every state that does something", () => {
    expect(Object.keys(spec).toSorted()).toEqual(acting.map(([state]) => state).toSorted());
  });

  test.each(acting)("of %s comes by each of its retriers and catchers", async (state, { Retry, Catch }) => {
    const own = rows.filter((row) => row.state === state);
    const first = await Promise.all(own.map(({ error }) => failing(state, error, 0)));
    const last = await Promise.all(
      own.map(({ error, tries }) => failing(state, error, tries === "never" ? 0 : tries[0])),
    );
    const used = (indices: (number | undefined)[]) =>
      [...new Set(indices)].filter((index) => index !== undefined).toSorted((a, b) => a - b);
    expect(used(first.map(({ retry }) => retry?.index))).toEqual([...(Retry ?? []).keys()]);
    expect(used(last.map(({ catchIndex }) => catchIndex))).toEqual([...(Catch ?? []).keys()]);
  });

  test("has every way out of a choice", () => {
    const ways = Object.entries(States).flatMap(([state, { Choices = [], Default }]) =>
      [...Choices.map(({ Next }) => Next), ...(Default === undefined ? [] : [Default])].map(
        (next) => `${state} ${next}`,
      ),
    );
    expect(CHOICES.map(([state, , , next]) => `${state} ${next}`).toSorted()).toEqual(ways.toSorted());
  });
});

describe("What is caught", () => {
  test("names the failure for MarkFailed", async () => {
    const { variables: kept } = await failing("FetchResponses", "PersonaGone", 0);
    expect(kept).toMatchObject({ failure: { Error: "PersonaGone" } });
  });

  test("of an interview is kept with the profile, by its name alone", async () => {
    const { variables: kept, output } = await failing("InterviewPersona", "ModelRejected", 0);
    expect([kept, output]).toMatchObject([{ interview: { failure: "ModelRejected" } }, {}]);
  });

  test("of a rewrite leaves what the interview found", async () => {
    const { variables: kept } = await failing("RewriteProfile", "ModelRejected", 0);
    expect(kept).toMatchObject({ interview: { passed: false, rewriteFailure: "ModelRejected" } });
  });
});

describe("The way through", () => {
  const usage = { inputTokens: 2, outputTokens: 3 };
  const result = { ExecutedVersion: "$LATEST", StatusCode: 200, Payload: { usage, passed: true } };
  test.each([
    ["FetchResponses", "SynthesizeTraits"],
    ["SynthesizeTraits", "GenerateProfile"],
    ["GenerateProfile", "InterviewPersona"],
    ["GenerateProfileWithFallback", "InterviewPersona"],
    ["WritePlainProfile", "PersistPersona"],
    ["InterviewPersona", "IsFaithful"],
    ["RewriteProfile", "InterviewRewrittenPersona"],
    ["InterviewRewrittenPersona", "PersistPersona"],
    ["PersistPersona", "MarkReady"],
    ["MarkReady", undefined],
    ["MarkFailed", "GenerationFailed"],
  ])("leads from %s to %s", async (state, nextState) => {
    const outcome = await testState(text, state, { variables, mock: { result } });
    expect(outcome).toMatchObject({ status: "SUCCEEDED", nextState });
  });

  test.each(CHOICES)(
    "%s, with %j and a plain profile %s, chooses %s",
    async (state, given, PlainProfileAllowed, nextState) => {
      const options = { variables: given, substitutions: { PlainProfileAllowed } };
      expect(await testState(text, state, options)).toMatchObject({ status: "SUCCEEDED", nextState });
    },
  );

  test("hands each model call its place in the generation", async () => {
    const { arguments: given } = await testState(text, "RewriteProfile", { variables, mock: { result } });
    expect(given).toMatchObject({ Payload: { attempt: 2, model: "primary" } });
  });

  test("tells an interview how often it was tried, by which its step knows when to ask the other model", async () => {
    const { arguments: given } = await testState(text, "InterviewPersona", {
      ...{ variables, retries: 2 },
      mock: { result },
    });
    expect(given).toMatchObject({ Payload: { attempt: 1, model: "primary", retries: 2 } });
  });

  test("ends as a failure with the name of what was caught", async () => {
    expect(await testState(text, "GenerationFailed", { variables })).toMatchObject({
      status: "FAILED",
      error: "ModelRejected",
    });
  });
});
