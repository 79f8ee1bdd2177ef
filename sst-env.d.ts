/* The resources that functions are linked to, as SST generates them (`sst dev` rewrites this file). */
import "sst";

declare module "sst" {
  export interface Resource {
    Table: { type: "sst.aws.Dynamo"; name: string };
    PersonaGeneration: { type: "sst.sst.Linkable"; arn: string };
    /**
     * Where this API and its survey pages are reached; no trailing slash. `notifyFrom`: whom e-mails are from, empty
     * when there are none.
     */
    Site: { type: "sst.sst.Linkable"; apiUrl: string; surveyUrl: string; notifyFrom: string };
    /** The OpenID provider, and where a sign-in may return to (exact origins; loopback ones on any port). */
    OpenId: {
      type: "sst.sst.Linkable";
      issuers: string[];
      authorizationEndpoint: string;
      tokenEndpoint: string;
      jwksUri: string;
      redirectUris: string[];
    };
    /** Bedrock model or inference profile ids. */
    Model: {
      type: "sst.sst.Linkable";
      id: string;
      fallbackId: string;
      /** By which memories are found beside their words; without one by these alone. */
      embeddingId?: string;
      /** Of application inference profiles, by their ARN: the foundation model. */
      aliases?: Record<string, string>;
      /** A Bedrock guardrail for every call, and its version. */
      guardrail?: { id: string; version: string };
    };
    /** What one user may have on one day, and how often in an hour what costs nothing may be begun (UTC). */
    Limits: {
      type: "sst.sst.Linkable";
      messagesPerDay: number;
      tokensPerDay: number;
      generationsPerDay: number;
      addressWritesPerHour: number;
      linkWritesPerHour: number;
      userWritesPerHour: number;
      peersPerAnalysis: number;
      peerAnswersDays: number;
    };
    GoogleClientId: { type: "sst.sst.Secret"; value: string };
    GoogleClientSecret: { type: "sst.sst.Secret"; value: string };
    /** JSON Web Key Set with private parts: the first signs, all verify. */
    SigningKeys: { type: "sst.sst.Secret"; value: string };
    /** Keys the tamper check of list cursors. */
    CursorKey: { type: "sst.sst.Secret"; value: string };
  }
}
