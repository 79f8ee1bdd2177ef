import { render } from "preact";
import { useEffect } from "preact/hooks";
import { LocationProvider, lazy, Route, Router } from "preact-iso";
import { renew } from "./api/session.ts";
import { useSession } from "./hooks.ts";
import { Home } from "./screens/home.tsx";
import { NotFound } from "./screens/not-found.tsx";
import { Welcome } from "./screens/welcome.tsx";
import { Bars, Head } from "./shell.tsx";
import "./style/tokens.css";
import "./style/base.css";
import "./style/layout.css";
import "./style/controls.css";
import "./style/parts.css";
import "./style/screens.css";
import "./style/print.css";

const NewAnalysis = lazy(() => import("./screens/new-analysis.tsx").then((m) => m.NewAnalysis));
const Analysis = lazy(() => import("./screens/analysis.tsx").then((m) => m.AnalysisScreen));
const OwnSurvey = lazy(() => import("./screens/own-survey.tsx").then((m) => m.OwnSurvey));
const Respondent = lazy(() => import("./screens/respondent.tsx").then((m) => m.Respondent));
const Receipt = lazy(() => import("./screens/receipt.tsx").then((m) => m.Receipt));
const Waiting = lazy(() => import("./screens/waiting.tsx").then((m) => m.Waiting));
const Persona = lazy(() => import("./screens/persona.tsx").then((m) => m.PersonaScreen));
const Chats = lazy(() => import("./screens/chats.tsx").then((m) => m.Chats));
const Chat = lazy(() => import("./screens/chat.tsx").then((m) => m.ChatScreen));
const Card = lazy(() => import("./screens/card.tsx").then((m) => m.CardScreen));
const People = lazy(() => import("./screens/people.tsx").then((m) => m.People));
const Chemistry = lazy(() => import("./screens/chemistry.tsx").then((m) => m.ChemistryScreen));
const Settings = lazy(() => import("./screens/settings.tsx").then((m) => m.Settings));

function App() {
  const session = useSession();
  useEffect(() => {
    if (session === "unknown") renew().catch(() => {});
  }, [session]);
  return (
    <LocationProvider scope="/app">
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <Bars />
      <Head />
      <Router>
        <Route path="/app/s/:token" component={Respondent} />
        <Route path="/app/receipt" component={Receipt} />
        <Route path="/app/welcome" component={Welcome} />
        <Route path="/app" component={Home} />
        <Route path="/app/new" component={NewAnalysis} />
        <Route path="/app/analyses/:id" component={Analysis} />
        <Route path="/app/analyses/:id/answer" component={OwnSurvey} />
        <Route path="/app/making" component={Waiting} />
        <Route path="/app/persona" component={Persona} />
        <Route path="/app/persona/card" component={Card} />
        <Route path="/app/chat" component={Chats} />
        <Route path="/app/chat/:personaId" component={Chat} />
        <Route path="/app/people" component={People} />
        <Route path="/app/people/:handle" component={Chemistry} />
        <Route path="/app/settings" component={Settings} />
        <Route default component={NotFound} />
      </Router>
    </LocationProvider>
  );
}

const root = document.getElementById("app") as HTMLElement;
root.replaceChildren();
render(<App />, root);
