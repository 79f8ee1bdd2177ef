import type { ComponentType } from "preact";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { resume } from "./api/session.ts";
import { useLanguage, useSession } from "./hooks.ts";
import { SignedIn } from "./parts/guard.tsx";
import { later } from "./parts/later.tsx";
import { type Route, Screens } from "./routing.tsx";
import { Home } from "./screens/home.tsx";
import { NotFound } from "./screens/not-found.tsx";
import { Welcome } from "./screens/welcome.tsx";
import { Bars, Head } from "./shell.tsx";
import { begin, t } from "./words/index.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/layout.css";
import "./style/controls.css";
import "./style/parts.css";
import "./style/screens.css";
import "./style/print.css";

const NewAnalysis = later(() => import("./screens/new-analysis.tsx").then((m) => m.NewAnalysis));
const Analysis = later(() => import("./screens/analysis.tsx").then((m) => m.AnalysisScreen));
const OwnSurvey = later(() => import("./screens/own-survey.tsx").then((m) => m.OwnSurvey));
const Respondent = later(() => import("./screens/respondent.tsx").then((m) => m.Respondent));
const Receipt = later(() => import("./screens/receipt.tsx").then((m) => m.Receipt));
const Waiting = later(() => import("./screens/waiting.tsx").then((m) => m.Waiting));
const Persona = later(() => import("./screens/persona.tsx").then((m) => m.PersonaScreen));
const Chats = later(() => import("./screens/chats.tsx").then((m) => m.Chats));
const Chat = later(() => import("./screens/chat.tsx").then((m) => m.ChatScreen));
const Card = later(() => import("./screens/card.tsx").then((m) => m.CardScreen));
const People = later(() => import("./screens/people.tsx").then((m) => m.People));
const Chemistry = later(() => import("./screens/chemistry.tsx").then((m) => m.ChemistryScreen));
const Settings = later(() => import("./screens/settings.tsx").then((m) => m.Settings));

/** A screen for those who are signed in. */
const mine =
  (Part: ComponentType): ComponentType =>
  () => (
    <SignedIn>
      <Part />
    </SignedIn>
  );

const ROUTES: Route[] = [
  ["/app", mine(Home)],
  ["/app/welcome", Welcome],
  ["/app/new", mine(NewAnalysis)],
  ["/app/analyses/:id", mine(Analysis)],
  ["/app/analyses/:id/answer", mine(OwnSurvey)],
  ["/app/s/:token", Respondent],
  ["/app/receipt", Receipt],
  ["/app/making", mine(Waiting)],
  ["/app/persona", mine(Persona)],
  ["/app/persona/card", mine(Card)],
  ["/app/chat", mine(Chats)],
  ["/app/chat/:personaId", mine(Chat)],
  ["/app/people", mine(People)],
  ["/app/people/:handle", mine(Chemistry)],
  ["/app/settings", mine(Settings)],
];

function App() {
  const session = useSession();
  useLanguage();
  useEffect(() => {
    if (session === "unknown") resume().catch(() => {});
  }, [session]);
  return (
    <>
      <a class="skip" href="#main">
        {t("skip")}
      </a>
      <Bars />
      <Head />
      <Screens routes={ROUTES} otherwise={NotFound} />
    </>
  );
}

await begin();
const root = document.getElementById("app") as HTMLElement;
root.replaceChildren();
render(<App />, root);
