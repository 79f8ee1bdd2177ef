/** The REST API: one Hono app, the same on Lambda and on a laptop. */
import { analyses } from "./analyses.ts";
import { createApp } from "./app.ts";
import { auth } from "./auth.ts";
import { about, describe } from "./docs.ts";
import { instruments } from "./instruments.ts";
import { personas } from "./personas.ts";
import { surveys } from "./surveys.ts";
import { users } from "./users.ts";

const base = createApp();

export const app = base
  .route("/", about)
  .route("/", auth)
  .route("/", users)
  .route("/", instruments)
  .route("/", analyses)
  .route("/", surveys)
  .route("/", personas);

describe(base);

export type Api = typeof app;
