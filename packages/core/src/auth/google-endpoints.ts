/** https://accounts.google.com/.well-known/openid-configuration; both issuers occur in Google's ID tokens. */
export const GOOGLE = {
  issuers: ["https://accounts.google.com", "accounts.google.com"],
  authorizationEndpoint: "https://accounts.google.com/o/oauth2/v2/auth",
  tokenEndpoint: "https://oauth2.googleapis.com/token",
  jwksUri: "https://www.googleapis.com/oauth2/v3/certs",
};
