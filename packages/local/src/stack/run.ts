/** The rest of `npm start`, loaded once the compile cache is on. */
import { StackError } from "./error.ts";
import { type Stack, startStack } from "./index.ts";
import { readSettings, type Settings } from "./settings.ts";

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function describe({ urls }: Stack, settings: Settings): string {
  const kept = settings.memory ? "nothing is kept" : `data in ${settings.dataDir}`;
  const signIn = `${urls.api}/auth/google${settings.google ? "" : "?login_hint=ada@example.com"}`;
  const rows = [
    ["Web app", `${urls.api}/app/`],
    ["API", urls.api],
    ["Step Functions", `${urls.stepFunctions}  (open it for the run console)`],
    ["OpenID provider", settings.google ? "Google" : urls.openId],
    ["Bedrock", bedrockAt(urls.bedrock, settings)],
    ["DynamoDB", urls.dynamodb],
  ] as const;
  const seconds = (performance.now() / 1_000).toFixed(2);
  return [
    `Persona AI is ready in ${seconds} s (${kept}).`,
    "",
    ...rows.map(([name, url]) => `  ${name.padEnd(16)} ${url}`),
    "",
    "Try:",
    `  open ${urls.api}/app/   # the web app`,
    `  curl -sL "${signIn}"   # signs in, answers with the tokens`,
    `  open ${urls.api}/docs   # every route, to read and to call`,
    "  npm run demo   # the main job from end to end, on real people's answers",
    "",
    "Ctrl-C stops it.",
  ].join("\n");
}

function bedrockAt(url: string, { bedrockOnAws, openai }: Settings): string {
  if (bedrockOnAws) return process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ?? `AWS, ${process.env.AWS_REGION}`;
  return openai ? `${url}  (answered by ${openai.model ?? "the first model"} of ${openai.baseUrl})` : url;
}

/** npm passes on the Ctrl-C that the terminal has sent already: the same one, when it comes this soon. */
const SAME_SIGNAL_MS = 250;

function stopOnSignal(stack: Stack): void {
  let stoppingSince: number | undefined;
  const stop = (): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    print("Stopping…");
    stack.close().then(() => process.exit(0), fail);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  stopWithParent(stop);
}

/** The shell between npm and us ends without passing a signal on: its end is the signal. */
function stopWithParent(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}

function fail(error: unknown): never {
  console.error(error instanceof StackError ? error.message : error);
  process.exit(1);
}

try {
  const settings = readSettings(process.env);
  const stack = await startStack(settings, {
    onMail: ({ to, subject, file }) => print(`E-mail to ${to}: ${subject}${file ? ` (${file})` : ""}`),
    onFunctionError: (name, error) => console.error(`${name}: ${error.errorType}: ${error.errorMessage}`),
  });
  stopOnSignal(stack);
  print(describe(stack, settings));
} catch (error) {
  fail(error);
}
