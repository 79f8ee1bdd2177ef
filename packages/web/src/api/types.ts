/** What the API answers with: the client's schemas by their names. */
import type { Schemas } from "@persona-ai/client";

export type Page<T> = { items: T[]; cursor?: string };
export type User = Schemas["User"];
export type Notifications = Schemas["Notifications"];
export type Sex = NonNullable<User["sex"]>;

export type Instrument = {
  id: string;
  title: string;
  itemCount: number;
  minutes: number;
  languages: string[];
};
export type Scale = Schemas["Survey"]["scale"];
export type Item = Schemas["Survey"]["items"][number];
export type Question = Schemas["Question"];
export type Dir = "ltr" | "rtl";
export type Questionnaire = {
  id: string;
  title: string;
  language: string;
  scale: Scale;
  items: Item[];
  dir?: Dir;
};
export type Survey = Schemas["Survey"];

export type Analysis = Schemas["Analysis"];
export type Answers = Record<string, number>;
export type Draft = { answers?: Answers; openAnswers?: Record<string, string> };
export type OwnAnswers = Schemas["OwnAnswers"];
/** What a respondent said, by their receipt. */
export type Given = Schemas["GivenResponse"];

export type TraitWords = Schemas["TraitWords"];
export type Traits = Schemas["Traits"];
export type Domain = keyof Traits["domains"];
/** The document says of it only that it has two numbers, lower and upper. */
export type Band = [number, number];
export const bandOf = (band: readonly number[]): Band => [band[0] ?? 50, band[1] ?? 50];
export type ScaleScore = Schemas["ScaleScore"];
export type DomainTraits = Schemas["DomainTraits"];
export type Profile = Schemas["Profile"];
export type Claim = Schemas["ProfileClaim"];
export type Persona = Schemas["Persona"];
/** Whether a trait has changed from one version to another by more than chance explains. */
export type Change = { difference: number; reliable: boolean };

export type PersonaChange = Schemas["PersonaChange"];
export type PersonaUse = Schemas["PersonaUse"];
export type Card = Schemas["Card"];
export type Chemistry = Schemas["Chemistry"];
export type Match = Schemas["Match"];
export type Message = Schemas["Message"];
export type Thread = Schemas["Thread"];
export type Found = Schemas["FoundMessage"];
export type Report = Schemas["MessageReport"];
export type Memory = Schemas["Memory"];
export type Conversation = Schemas["Conversation"];
export type Home = Schemas["Home"];
