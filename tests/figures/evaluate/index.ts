/**
 * How well personas foretell their people, by whatever model is configured (BEDROCK, MODEL_ID, OPENAI_… as of npm start).
 *
 *   npm run evaluate -- --people 20
 *   BEDROCK=openai OPENAI_MODEL=llama3.1 npm run evaluate -- --people 20
 *
 * A fifth of each person's answers is kept from scoring and from the writer; the persona that is written of the rest is
 * interviewed, and only its answers to what was held out are looked at. What is done is kept in .local/evaluate, a
 * person a line: broken off, the command goes on where it was. Once the writer or the interview has changed, delete it.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { readSecrets } from "@persona-ai/local/stack/data.ts";
import { applyEnvironment, HOST, stackEnvironment } from "@persona-ai/local/stack/environment.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { freePorts } from "../../../scripts/free-ports.ts";
import { respondents } from "../../support/respondents.ts";
import {
  byScoresAlone,
  type Figures,
  figuresOf,
  heldOut,
  itemMeans,
  type Pair,
  pairs,
  traitsWithout,
} from "./held-out.ts";

type Done = {
  place: number;
  pairs: Pair[];
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costUsd?: number;
};

const NOW = new Date("2026-06-01T00:00:00Z");
const FOLDER = ".local/evaluate";
const BAR = 30;

const { values } = parseArgs({ options: { people: { type: "string", default: "20" } } });
const count = Number(values.people);
const settings = readSettings(process.env);
const port = await freePorts(1);
const bedrock = settings.bedrockOnAws
  ? undefined
  : await startBedrock({ host: HOST, port, openai: settings.openai });
applyEnvironment(
  process.env,
  stackEnvironment(
    { ...settings, ports: { ...settings.ports, bedrock: port } },
    await readSecrets(undefined),
    process.env,
  ),
);
const { Fidelity } = await import("@persona-ai/core/fidelity");
const { Profile } = await import("@persona-ai/core/profile");
const { costOf } = await import("@persona-ai/core/model/price.ts");
const { sumUsage } = await import("@persona-ai/core/model/usage.ts");

const people = respondents();
if (!(count >= 1 && count <= people.length)) throw new RangeError(`--people takes 1 to ${people.length}.`);
/** Spread over all of them, always the same. */
const asked = Array.from({ length: count }, (_, i) => Math.floor((i * people.length) / count));
const { modelId } = settings;
const model = settings.bedrockOnAws || settings.openai ? modelId : "offline";
const file = `${FOLDER}/${model.replace(/[^\w.-]+/g, "_")}.jsonl`;
mkdirSync(FOLDER, { recursive: true });

const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
const done = new Map(lines.map((line) => JSON.parse(line) as Done).map((one) => [one.place, one]));

async function evaluate(place: number): Promise<Done> {
  const person = people[place]!;
  const held = heldOut(place);
  const traits = traitsWithout(person, held, NOW);
  const written = await Profile.write(
    { person: { name: `Person ${place}` }, language: "en", traits, openAnswers: [] },
    { modelId },
  );
  const { answers, usage } = await Fidelity.answersOf(
    { profile: written.profile, instrument: "sapa-bfi-25", language: "en", seed: `${place}` },
    { modelId },
  );
  const { calls, ...tokens } = sumUsage([written.usage, usage]);
  const costUsd = model === "offline" ? undefined : costOf(modelId, tokens);
  return {
    place,
    pairs: pairs(held, person.answers, answers),
    calls,
    inputTokens: tokens.inputTokens,
    outputTokens: tokens.outputTokens,
    ...(costUsd !== undefined && { costUsd }),
  };
}

function progress(finished: number): void {
  const full = Math.round((BAR * finished) / count);
  process.stderr.write(`\r[${"#".repeat(full)}${".".repeat(BAR - full)}] ${finished} of ${count}`);
}

const failed: string[] = [];
for (const [i, place] of asked.entries()) {
  progress(i);
  if (done.has(place)) continue;
  try {
    const one = await evaluate(place);
    done.set(place, one);
    appendFileSync(file, `${JSON.stringify(one)}\n`);
  } catch (error) {
    failed.push(`${place}: ${error instanceof Error ? error.message : error}`);
  }
}
progress(count);
process.stderr.write("\n");

const found = asked.flatMap((place) => done.get(place) ?? []);
const means = itemMeans(people);
const held = found.flatMap((one) => one.pairs);
const row = (name: string, { correlation, spread, meanError }: Figures) =>
  `${name.padEnd(34)} ${correlation.toFixed(3).padStart(11)} ${spread.toFixed(2).padStart(8)} ${meanError.toFixed(2).padStart(11)}`;
const sum = (of: (one: Done) => number) => found.reduce((total, one) => total + of(one), 0);
const places = found.map(({ place }) => place);
const everybodyTheMean = held.map((pair) => ({ ...pair, foretold: means[pair.item]! }));
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`${found.length} people, ${held.length} answers that nobody had seen; model: ${model}`);
print(`${"".padEnd(34)} ${"correlation"} ${"spread".padStart(8)} ${"mean error".padStart(11)}`);
if (held.length > 0) {
  print(row("the personas", figuresOf(held, means)));
  print(row("the five scores alone", figuresOf(byScoresAlone(people, places), means)));
  print(row("everybody the mean", { ...figuresOf(everybodyTheMean, means), correlation: 0, spread: 0 }));
}
print("spread: of the answers, beside people's own; mean error: in steps of the scale of 1 to 6");
const cost = found.some(({ costUsd }) => costUsd !== undefined)
  ? `$${sum(({ costUsd = 0 }) => costUsd).toFixed(3)}`
  : "no price known";
print(
  `${sum(({ calls }) => calls)} calls, ${sum(({ inputTokens }) => inputTokens)} tokens in, ${sum(({ outputTokens }) => outputTokens)} out, ${cost}; kept in ${file}`,
);
for (const failure of failed) process.stderr.write(`not evaluated: ${failure}\n`);
await bedrock?.close();
process.exit(failed.length > 0 && found.length === 0 ? 1 : 0);
