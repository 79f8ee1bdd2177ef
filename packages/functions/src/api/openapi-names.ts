/** What the document of the API calls things that the declarations do not name. */

export const TAGS = {
  about: "Whether the API answers.",
  auth: "Sign-in with Google, and staying signed in.",
  users: "Your account.",
  home: "What a first screen needs, in one.",
  instruments: "The questionnaires.",
  analyses: "Your profile analyses, and your own answers.",
  surveys: "For those who answer about somebody: no sign-in.",
  personas: "Having a persona made, and what it is.",
  messages: "Talking with a persona.",
  conversations: "Whom you talk with, and the lines of each talk.",
  memories: "What a persona remembers of you.",
  cards: "Published personas: no sign-in.",
  chemistry: "How two people fit.",
} as const;

/** Names of parts of named schemas, by the way to them; the innermost first. */
export const NAMED: Record<string, string> = {
  ScaleScore:
    "Persona/properties/traits/properties/domains/properties/openness/properties/facets/additionalProperties",
  DomainTraits: "Persona/properties/traits/properties/domains/properties/openness",
  Traits: "Persona/properties/traits",
  ProfileClaim: "Persona/properties/profile/properties/strengths/items",
  Profile: "Persona/properties/profile",
  Failure: "Persona/properties/error",
  Usage: "Persona/properties/usage",
  Fidelity: "Persona/properties/fidelity",
  Question: "Analysis/properties/questions/items",
  ResponseCounts: "Analysis/properties/responses",
  CardTraits: "Card/properties/traits",
};
