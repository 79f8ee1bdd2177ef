import { CustomAttributeType } from "electrodb";
import type { Fidelity } from "../fidelity/index.ts";
import type { InstrumentId } from "../instrument/definition.ts";
import type { PaidUsage } from "../model/usage.ts";
import type { OpenAnswer, Profile } from "../profile/index.ts";
import { Entity, indexKey, tableKey } from "../table/entity.ts";
import type { Flag } from "../traits/careless-responding.ts";
import type { Traits } from "../traits/index.ts";

export type Usage = PaidUsage & { broken?: PaidUsage };

/**
 * An answer of the model to one question of a generation ("profile:1", "interview:2"), with the hash of what exactly
 * was asked. Its body is JSON text, because not all that a model may say is a value that a table holds. A `spent` one
 * was paid for and is not used again. One that `isBroken` is what a call may have cost that brought none.
 */
export type KeptAnswer = {
  id: string;
  question: string;
  request: string;
  body: string;
  spent?: true;
  isBroken?: true;
};

/** What a persona is made from: whom it is about, what the responses say as far as it is released, open answers. */
export type Material = {
  person: Traits.Demographics & { name: string };
  language: string;
  instrument: InstrumentId;
  self?: { scores: Record<string, number>; flags: Flag[] };
  peers: Traits.ReleasedPeers;
  /** When the answers were given. */
  answeredOn?: string;
  openAnswers: OpenAnswer[];
  /** The analysis's count, as it was read before the responses. */
  withdrawals?: number;
};

/** Without the person, where the version has them since it was claimed. */
export type KeptMaterial = Omit<Material, "person"> & Partial<Pick<Material, "person">>;

/** What the steps of a generation hand on to each other (work.ts). */
export type Work = {
  material?: KeptMaterial | undefined;
  traits?: Traits.Info | undefined;
  profile?: Profile.Info | undefined;
  model?: string | undefined;
  interview?: Fidelity.Interview | undefined;
  usage?: Usage | undefined;
  fidelity?: Fidelity.Info | undefined;
};

/** Where a generation is; the order of the workflow's states. */
export const STEPS = [
  "queued",
  "fetching_responses",
  "synthesizing_traits",
  "generating_profile",
  "interviewing_persona",
  "persisting_persona",
  "done",
] as const;

/** Why a generation failed, as it is shown. */
const failed = {
  type: "map",
  properties: {
    code: { type: "string", required: true },
    message: { type: "string", required: true },
    retryable: { type: "boolean", required: true },
  },
} as const;

/**
 * The user's one current persona: its head, small, so that a poll costs one small read. What was generated stands
 * in its versions. `revision` grows with every write and makes the ETag.
 */
export const PersonaEntity = new Entity({
  model: { entity: "persona", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    analysisId: { type: "string", required: true },
    version: { type: "number", required: true },
    /** The highest number so far, where the version was taken back to an earlier one: an execution's name has it. */
    lastVersion: { type: "number" },
    /** The newest version that was ready: what a card shows while the next one is generating. */
    readyVersion: { type: "number" },
    status: { type: ["generating", "ready", "failed"] as const, required: true },
    step: { type: STEPS, required: true },
    visibility: { type: ["private", "public"] as const, required: true },
    handle: { type: "string" },
    /** Whom else it talks to, signed in, and for how many tokens a month; as many as they like where none are named. */
    audience: { type: ["signed_in", "nobody"] as const },
    tokensPerMonth: { type: "number" },
    /** Since when it has a card; set exactly while it has one. */
    publishedAt: { type: "string" },
    executionArn: { type: "string", required: true },
    error: failed,
    revision: { type: "number", required: true },
    /** When this persona was first asked for. */
    createdAt: { type: "string", required: true, readOnly: true },
    readyAt: { type: "string" },
    /** When this version was asked for. With `generatingShard` it is set while generating only. */
    generatingSince: { type: "string" },
    /** How long the last generation took that became ready, in ms. */
    tookMs: { type: "number" },
    generatingShard: { type: "string" },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], []) },
    byId: { projection: "keys_only", ...indexKey("gsi1", ["personaId"], []) },
    generating: { projection: "keys_only", ...indexKey("gsi2", ["generatingShard"], ["generatingSince"]) },
  },
});

/** One generation of a persona and what came of it. Earlier versions stay readable. */
export const PersonaVersionEntity = new Entity({
  model: { entity: "personaVersion", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    version: { type: "number", required: true, readOnly: true, padding: { length: 6, char: "0" } },
    personaId: { type: "string", required: true, readOnly: true },
    analysisId: { type: "string", required: true, readOnly: true },
    status: { type: ["generating", "ready", "failed"] as const, required: true },
    executionArn: { type: "string", required: true, readOnly: true },
    traits: { type: CustomAttributeType<Traits.Info>("any") },
    profile: { type: CustomAttributeType<Profile.Info>("any") },
    model: { type: "string" },
    usage: { type: CustomAttributeType<Usage>("any") },
    fidelity: { type: CustomAttributeType<Fidelity.Info>("any") },
    /** Its owner's thumb on the profile. */
    rating: { type: ["up", "down"] as const },
    /** Until the version is ready or has failed. `person`: as they were when it was asked for. */
    person: { type: CustomAttributeType<Material["person"]>("any") },
    material: { type: CustomAttributeType<KeptMaterial>("any") },
    interview: { type: CustomAttributeType<Fidelity.Interview>("any") },
    /** What the model answered so far, until the version is ready (answers.ts). */
    answers: { type: CustomAttributeType<KeptAnswer[]>("any") },
    error: failed,
    createdAt: { type: "string", required: true, readOnly: true },
    readyAt: { type: "string" },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], ["version"]) },
  },
});

/** Whose a handle is. Its key makes a handle unique; it is written with the persona in one transaction. */
export const HandleEntity = new Entity({
  model: { entity: "handle", service: "persona", version: "1" },
  attributes: {
    handle: { type: "string", required: true, readOnly: true },
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { ...tableKey(["handle"], []) },
  },
});
