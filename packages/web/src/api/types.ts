/** What the API answers with, as far as the app shows it. */
export type Page<T> = { items: T[]; cursor?: string };
export type Sex = "female" | "male";
export type User = { id: string; email?: string; name: string; sex?: Sex; birthYear?: number };

export type Instrument = {
  id: string;
  title: string;
  itemCount: number;
  minutes: number;
  languages: string[];
};
export type Scale = { value: number; label: string }[];
export type Item = { id: string; text: string };
export type Question = { id: string; text: string };
export type Questionnaire = {
  id: string;
  title: string;
  language: string;
  scale: Scale;
  items: Item[];
  dir?: Dir;
};
export type Dir = "ltr" | "rtl";
export type Survey = {
  title: string;
  about: string;
  instrument: string;
  language: string;
  dir?: Dir;
  instruction?: string;
  minutes?: number;
  notice?: string;
  start?: string;
  scale: Scale;
  items: Item[];
  questions: Question[];
};

export type Analysis = {
  id: string;
  title: string;
  instrument: string;
  language: string;
  status: "open" | "closed";
  questions: Question[];
  shareToken: string;
  shareUrl: string;
  responses: { self: number; peer: number; waiting?: number; excluded?: number };
  createdAt: string;
  updatedAt: string;
};
export type Answers = Record<string, number>;
export type OwnAnswers = Draft & { draft?: Draft };
/** What a respondent said, by their receipt. */
export type Given = {
  about: string;
  instrument: string;
  language: string;
  relation: string;
  answers: Answers;
  openAnswers: Record<string, string>;
  questions: Question[];
  receivedOn: string;
};
export type Draft = { answers?: Answers; openAnswers?: Record<string, string> };

export type Level = "low" | "average" | "high";
export type Domain = "openness" | "conscientiousness" | "extraversion" | "agreeableness" | "neuroticism";
export type Band = [number, number];
export type ScaleScore = {
  score: number;
  t: number;
  percentile: number;
  level: Level;
  certainty?: number;
  band?: Band;
};
export type DomainTraits = ScaleScore & {
  band: Band;
  self?: { t: number };
  peers?: { t: number; n: number };
  agreement?: { higher: "self" | "peers" };
  reliability?: number;
  facets?: Record<string, ScaleScore>;
};
export type Traits = {
  instrument: string;
  raters: { self: number; peers: number; waiting?: number; excluded: number };
  domains: Record<Domain, DomainTraits>;
  agreement?: { profileCorrelation: number };
  norm: { group: string; n?: number };
  warnings: { code: string; message: string }[];
};
export type Claim = { text: string; evidence: string[] };
export type Profile = {
  name: string;
  tagline: string;
  summary: string;
  greeting: string;
  voice: { tone: string; rules: string[]; samples: string[] };
  values: string[];
  strengths: Claim[];
  blindSpots: Claim[];
  conversationStarters: string[];
};
export type Failure = { code: string; message: string; retryable: boolean };
export type Persona = {
  id: string;
  analysisId: string;
  version: number;
  status: "generating" | "ready" | "failed";
  step: string;
  progress?: number;
  estimatedSeconds?: number;
  createdAt: string;
  readyAt?: string;
  readyVersion?: number;
  error?: Failure;
  traits?: Traits;
  profile?: Profile;
  visibility: "private" | "public";
  handle?: string;
};
export type Version = Pick<Persona, "version" | "status" | "createdAt" | "readyAt">;
export type Change = { from?: number; to?: number; difference: number; reliable: boolean };

export type CardTraits = {
  instrument: string;
  domains: Record<Domain, { t: number; level: Level; band: Band; facets?: Record<string, number> }>;
};
export type Card = {
  handle: string;
  personaId: string;
  version: number;
  name: string;
  tagline: string;
  summary: string;
  greeting: string;
  conversationStarters: string[];
  traits: CardTraits;
  publishedAt: string;
};
export type Dimension = { id: string; label: string; score: number; weight: number; explanation: string };
export type Chemistry = { score: number; interval?: Band; dimensions: Dimension[]; summary: string };
export type Match = {
  handle: string;
  personaId?: string;
  name: string;
  tagline: string;
  score: number;
  interval?: Band;
};

export type Message = {
  id: string;
  role: "user" | "assistant";
  content: string;
  createdAt: string;
  status: "complete" | "interrupted" | "stopped";
  stopReason?: string;
};
export type Memory = {
  id: string;
  text: string;
  kind?: "core" | "fact";
  createdAt: string;
  endedAt?: string;
};
export type Conversation = {
  personaId: string;
  name?: string;
  handle?: string;
  tagline?: string;
  lastMessageAt?: string;
  unread?: number;
};
export type Home = { user: User; analyses: Analysis[]; persona?: Persona; unread: number };
