/**
 * A whole life in a stack of its own, at the most talkative level, and all that its functions and its API logged of
 * it: the survey with what friends say, a generation in which the model is throttled and talks nonsense, a chat.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accepted } from "../../support/accepted.ts";
import { connect, overHttp, type SignedIn, signIn } from "../../support/client.ts";
import { generate } from "../../support/generation.ts";
import { spawnStack } from "../../support/spawn.ts";
import { answersTo, openAnalysis } from "../../support/surveys.ts";

export type Line = Record<string, unknown> & { message: string; file: string };
export type Observed = {
  /** As printed, all of it. */
  text: string;
  /** The lines that are JSON with a message. */
  lines: Line[];
  /** Metrics in the embedded format. */
  metrics: Record<string, unknown>[];
  /** What must not be in it, by what it is. */
  secrets: Record<string, string>;
  userId: string;
  personaId: string;
  generateRequestId: string;
  surveyRequestId: string;
};

const WORDS = {
  email: "zanzibar.quagmire@words.example.com",
  name: "Quetzalcoatl Humperdinck",
  title: "Rumpelstiltskin and me",
  question: "What about the bandersnatch?",
  ownAnswer: "I keep a jabberwock in the cellar.",
  peersAnswer: "Always late for the frumious tea.",
  chat: "Do you remember the slithy toves of Brobdingnag?",
};

export async function observe(): Promise<Observed> {
  const folder = await mkdtemp(join(tmpdir(), "persona-telemetry-"));
  try {
    const stack = await spawnStack({
      MEMORY: "0",
      DATA_DIR: folder,
      POWERTOOLS_LOG_LEVEL: "DEBUG",
      POWERTOOLS_METRICS_DISABLED: "false",
    });
    try {
      const life = await live(stack.url, stack.port);
      await stack.stop();
      return { ...life, ...(await readLogs(join(folder, "logs"), stack.output())) };
    } finally {
      await stack.stop("SIGKILL");
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function live(url: string, port: number) {
  const send = overHttp(url);
  const ada: SignedIn = await signIn(WORDS.email, send);
  accepted(await ada.patch("/users/me", { name: WORDS.name }));
  const analysis = await openAnalysis(ada, { title: WORDS.title, questions: [WORDS.question] });
  const questionId = analysis.questions[0]!.id;
  const content = (seed: number, text: string) => ({
    answers: answersTo("sapa-bfi-25", seed),
    openAnswers: { [questionId]: text },
  });
  accepted(await ada.put(`/analyses/${analysis.id}/responses/self`, content(0, WORDS.ownAnswer)));
  const survey = await connect(send).post(`/surveys/${analysis.shareToken}/responses`, {
    relation: "friend",
    ...content(1, WORDS.peersAnswer),
  });
  accepted(survey);
  await fetch(`http://127.0.0.1:${port + 3}/_faults`, {
    method: "PUT",
    body: JSON.stringify(["throttle", "malformed"]),
  });
  let generateRequestId = "";
  const { post } = ada;
  ada.post = async (...args) => {
    const answer = await post(...args);
    generateRequestId = answer.headers.get("X-Request-Id") ?? "";
    return answer;
  };
  const persona = await generate(ada, analysis.id);
  ada.post = post;
  const { profile } = persona;
  if (profile === undefined) throw new Error(`There is no profile: ${JSON.stringify(persona.error)}`);
  const asJson = { Accept: "application/json" };
  const said = accepted(await ada.post(`/personas/${persona.id}/messages`, { content: WORDS.chat }, asJson));
  const { accessToken, refreshToken } = ada;
  return {
    secrets: {
      ...WORDS,
      accessToken,
      refreshToken,
      shareToken: analysis.shareToken,
      summary: profile.summary,
      greeting: profile.greeting,
      answer: said.body.content as string,
    },
    userId: ada.user.id,
    personaId: persona.id,
    generateRequestId,
    surveyRequestId: survey.headers.get("X-Request-Id") ?? "",
  };
}

async function readLogs(
  folder: string,
  output: string,
): Promise<Pick<Observed, "text" | "lines" | "metrics">> {
  const files = (await readdir(folder)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const logs = [["Api.log", output], ...files.map((file, i) => [file, texts[i] ?? ""])] as [string, string][];
  const parsed = logs.flatMap(([file, text]) =>
    text
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line): Record<string, unknown> => ({ ...JSON.parse(line), file })),
  );
  return {
    text: logs.map(([, text]) => text).join("\n"),
    lines: parsed.filter((line): line is Line => typeof line.message === "string"),
    metrics: parsed.filter((line) => "_aws" in line),
  };
}
