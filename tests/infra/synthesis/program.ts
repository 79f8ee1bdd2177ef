/**
 * What `sst deploy` runs, with mocks in Pulumi's place: sst.config.ts through SST's own components, every resource
 * recorded and none created. Runs in a process of its own, bundled by synthesize.ts, and ends when the event loop is
 * empty, because that is when every output has resolved.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { answer, stateOf } from "./cloud.ts";
import type { App, FunctionBuild, Resource, Synthesis, SynthesisRequest } from "./types.ts";

type Options = { retainOnDelete?: boolean; protect?: boolean };
type Recorded = Resource & { options: Options; read: boolean };
type MockResource = { type: string; name: string; inputs: Record<string, unknown>; id?: string };

/** The part of Pulumi and of SST's platform that this needs. */
export type Platform = {
  config: { app(input: { stage: string }): App | Promise<App>; run(): unknown };
  run(program: () => unknown): Promise<unknown>;
  runtime: {
    setMocks(
      mocks: {
        newResource(args: MockResource): { id: string; state: Record<string, unknown> };
        call(args: { token: string; inputs: Record<string, unknown> }): Record<string, unknown>;
      },
      project: string,
      stack: string,
    ): Promise<void>;
    registerStackTransformation(
      transform: (args: { type: string; name: string; opts: Options }) => undefined,
    ): void;
    runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>;
  };
};

export async function synthesize({ config, run, runtime }: Platform): Promise<void> {
  const request = JSON.parse(process.argv[2] ?? "") as SynthesisRequest;
  const { stage, dev, root, work, result } = request;
  const app = { ...(await config.app({ stage })), stage };
  Object.assign(globalThis, {
    $app: app,
    $dev: dev,
    $cli: {
      command: dev ? "dev" : "deploy",
      dev,
      paths: { home: work, root, work, platform: `${root}/.sst/platform` },
      state: { version: {} },
    },
  });
  const resources: Recorded[] = [];
  const optionsOf = new Map<string, Options>();
  const builds: FunctionBuild[] = [];
  await serveCli(builds, join(work, "bundle"));
  await runtime.setMocks(
    {
      newResource({ type, name, inputs, id }) {
        resources.push({
          type,
          name,
          inputs,
          options: optionsOf.get(`${type} ${name}`) ?? {},
          read: Boolean(id),
        });
        return { id: id || name, state: { ...inputs, ...stateOf(type, name, inputs) } };
      },
      call: ({ token, inputs }) => answer(token, inputs),
    },
    app.name,
    stage,
  );
  process.once("beforeExit", () => {
    const synthesis: Synthesis = { app, resources: resources.map(readable), builds };
    writeFileSync(result, JSON.stringify(synthesis));
  });
  await runtime.runInPulumiStack(() => {
    // The options object is shared with the transformations that come later, SST's own for one.
    runtime.registerStackTransformation(({ type, name, opts }) => {
      optionsOf.set(`${type} ${name}`, opts);
      return undefined;
    });
    return run(config.run);
  });
}

/** Without the source of SST's own providers, and with secret values as they are. */
const readable = ({ type, name, inputs, read, options: { retainOnDelete, protect } }: Recorded) => ({
  type,
  name,
  read,
  inputs: revealed({ ...inputs, __provider: undefined }) as Resource["inputs"],
  retained: retainOnDelete === true,
  protected: protect === true,
});

/** How Pulumi marks a value as secret on the wire. */
const MARK = "4dabf18193072939515e22adb298388d";

function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  if (MARK in value) return revealed((value as { value?: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(inner)]));
}

/** The JSON-RPC by which components ask SST's command line for what it knows. */
async function serveCli(builds: FunctionBuild[], out: string): Promise<void> {
  mkdirSync(out);
  const methods: Record<string, (input: never) => unknown> = {
    "Provider.Aws.Bootstrap": () => ({ asset: "sst-asset", state: "sst-state" }),
    "Provider.Aws.Appsync": () => ({
      http: "https://appsync.example.com",
      realtime: "wss://appsync.example.com",
    }),
    "Runtime.Build": (build: FunctionBuild) => {
      builds.push(build);
      return { handler: "bundle.handler", out, sourcemaps: [], errors: [] };
    },
    "Runtime.AddTarget": (build: FunctionBuild) => {
      builds.push(build);
      return {};
    },
  };
  const server = createServer(async (request, response) => {
    const { method, params } = JSON.parse((await request.setEncoding("utf8").toArray()).join(""));
    const known = methods[method];
    // A connection kept alive would keep this process, too.
    response.setHeader("Connection", "close");
    response.end(
      JSON.stringify(known ? { result: known(params[0] as never) } : { error: `rpc: can't find ${method}` }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.SST_SERVER = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
