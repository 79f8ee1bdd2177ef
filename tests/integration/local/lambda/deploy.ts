/** Functions of handlers.ts, deployed to a local Lambda service under their own names, with all the time that there is. */

import { fileURLToPath } from "node:url";
import { type Lambda, type LambdaOptions, startLambda } from "step-functions-local/lambda/index.ts";
import { onTestFinished } from "vitest";

export const account = { region: "eu-central-1", accountId: "123456789012" };
const root = fileURLToPath(new URL(".", import.meta.url));

type Limits = { memory?: `${number} MB`; timeout?: `${number} seconds` };
type Options = Partial<LambdaOptions> & { file?: string };

export function deploy(
  names: Record<string, Limits>,
  { file = "handlers", ...options }: Options = {},
): Lambda {
  const functions = Object.entries(names).map(([name, { memory = "128 MB", timeout = "900 seconds" }]) => [
    name,
    { handler: `${file}.${name}`, memory, timeout },
  ]);
  const lambda = startLambda({
    functions: Object.fromEntries(functions),
    root,
    account,
    variables: {},
    ...options,
  });
  onTestFinished(() => lambda.close());
  return lambda;
}

/** Invokes, with a signal that never aborts unless one is given. */
export function invoke(
  lambda: Lambda,
  name: string,
  payload: unknown = {},
  signal = new AbortController().signal,
) {
  return lambda.invoker.invoke(name, payload, { signal });
}
