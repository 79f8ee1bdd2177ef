/**
 * The REST API, the same on Lambda and on a laptop: areas of routes, each an app of its own that is loaded with the
 * first request for one of its paths. A process that is only asked for a persona never loads what a survey takes, which
 * is a third of a cold start.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { requestId } from "hono/request-id";
import { getPath } from "hono/utils/url";
import { createApp } from "./app.ts";
import type { Env } from "./env.ts";
import { onError } from "./problem.ts";

type Router = OpenAPIHono<Env>;
type Area = { paths: RegExp; load: () => Promise<readonly Router[]> };

/** The areas in the document's order. Every path is one area's with all its methods, by the first that takes it. */
const areas: readonly Area[] = [
  { paths: /^\/health$/, load: async () => [(await import("./health.ts")).health] },
  {
    paths: /^\/(auth|\.well-known)\//,
    load: async () => [(await import("./auth.ts")).auth],
  },
  {
    paths: /^\/(users|unsubscribe)\//,
    load: async () => [
      (await import("./users.ts")).users,
      (await import("./notifications.ts")).notifications,
    ],
  },
  { paths: /^\/home$/, load: async () => [(await import("./home.ts")).homes] },
  { paths: /^\/instruments(\/|$)/, load: async () => [(await import("./instruments.ts")).instruments] },
  { paths: /^\/analyses(\/|$)/, load: async () => [(await import("./analyses.ts")).analyses] },
  { paths: /^\/(surveys|receipts)\//, load: async () => [(await import("./surveys.ts")).surveys] },
  {
    paths: /^\/personas\/(generate$|me(?=\/|$)(?!\/(matches$|messages|threads|memories|\w+\.svg$)))/,
    load: async () => [
      (await import("./personas.ts")).personas,
      (await import("./persona-events.ts")).personaEvents,
      (await import("./character-card.ts")).characterCard,
    ],
  },
  {
    paths: /^\/(conversations(\/|$)|personas\/[^/]+\/(messages|threads|memories)(\/|$))/,
    load: async () => [
      (await import("./messages.ts")).messages,
      (await import("./conversations.ts")).conversations,
      (await import("./memories.ts")).memories,
    ],
  },
  {
    paths: /^\/(c\/|cards(?!\/[^/]+\/chemistry$)|personas\/me\/\w+\.svg$)/,
    load: async () => [
      (await import("./cards.ts")).cards,
      (await import("./pictures.ts")).pictures,
      (await import("./card-page.ts")).cardPage,
    ],
  },
  {
    paths: /^\/(chemistry\/|cards\/[^/]+\/chemistry$|personas\/me\/matches$)/,
    load: async () => [(await import("./chemistry.ts")).chemistry],
  },
];

function withRoutes(routers: readonly Router[]): Router {
  const app = createApp();
  for (const router of routers) app.route("/", router);
  return app;
}

/** The pages that tell of all routes, for which all are loaded. */
const description: Area = {
  paths: /^\/(openapi\.json|docs)?$/,
  load: async () => {
    const { describe } = await import("./docs.ts");
    const all = await Promise.all(areas.map(({ load }) => load()));
    return [describe(withRoutes(all.flat()))];
  },
};
/** Where nothing is, it takes the same steps to say so. */
const nowhere: Area = { paths: /^/, load: async () => [] };

const loading = new Map<Area, Promise<Router>>();
const loaded = new Map<Area, Router>();

/** What cannot be loaded is tried again by the next request; until then it is a fault of ours as any other. */
function load(area: Area): Promise<Router> {
  const begun = loading.get(area);
  if (begun) return begun;
  const load = area.load().then((routers) => {
    const app = withRoutes(routers);
    loaded.set(area, app);
    return app;
  });
  loading.set(area, load);
  load.catch(() => loading.delete(area));
  return load;
}

function unloaded(error: unknown): Hono<Env> {
  const app = new Hono<Env>().use(requestId()).onError(onError);
  app.all("*", () => Promise.reject(error));
  return app;
}

const all: readonly Area[] = [...areas, description, nowhere];

export const app = new Hono<Env>();
// This stands in place of routes of its own: Hono's are fixed by the first request.
app.fetch = (request, env, context) => {
  const path = getPath(request);
  const area = all.find(({ paths }) => paths.test(path)) ?? nowhere;
  const ready = loaded.get(area);
  return ready
    ? ready.fetch(request, env, context)
    : load(area)
        .catch(unloaded)
        .then((made) => made.fetch(request, env, context));
};
