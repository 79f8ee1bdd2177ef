/** The REST API: one Hono app, the same on Lambda and on a laptop. */
import { analyses } from "./analyses.ts";
import { createApp } from "./app.ts";
import { auth } from "./auth.ts";
import { cardPage } from "./card-page.ts";
import { cards } from "./cards.ts";
import { characterCard } from "./character-card.ts";
import { chemistry } from "./chemistry.ts";
import { conversations } from "./conversations.ts";
import { about, describe } from "./docs.ts";
import { homes } from "./home.ts";
import { instruments } from "./instruments.ts";
import { memories } from "./memories.ts";
import { messages } from "./messages.ts";
import { notifications } from "./notifications.ts";
import { personaEvents } from "./persona-events.ts";
import { personas } from "./personas.ts";
import { pictures } from "./pictures.ts";
import { surveys } from "./surveys.ts";
import { users } from "./users.ts";

const base = createApp();

export const app = base
  .route("/", about)
  .route("/", auth)
  .route("/", users)
  .route("/", notifications)
  .route("/", homes)
  .route("/", instruments)
  .route("/", analyses)
  .route("/", surveys)
  .route("/", personas)
  .route("/", personaEvents)
  .route("/", characterCard)
  .route("/", messages)
  .route("/", conversations)
  .route("/", memories)
  .route("/", cards)
  .route("/", pictures)
  .route("/", cardPage)
  .route("/", chemistry);

describe(base);

export type Api = typeof app;
