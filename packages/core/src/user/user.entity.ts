import { Entity, tableKey } from "../table/entity.ts";

/** A person who has signed in. The head of everything that is theirs: all of it shares the partition `userId`. */
export const UserEntity = new Entity({
  model: { entity: "user", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    name: { type: "string", required: true },
    email: { type: "string" },
    picture: { type: "string" },
    sex: { type: ["male", "female"] as const },
    birthYear: { type: "number" },
    provider: { type: "string", required: true, readOnly: true },
    subject: { type: "string", required: true, readOnly: true },
    createdAt: { type: "string", required: true, readOnly: true },
    updatedAt: { type: "string", required: true },
    /** Set while the account is being removed: nothing new may be made under it. */
    deletedAt: { type: "string" },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], []) },
  },
});

/** Whose the provider's account is. Its key makes a second user for one account impossible. */
export const AccountEntity = new Entity({
  model: { entity: "account", service: "persona", version: "1" },
  attributes: {
    provider: { type: "string", required: true, readOnly: true },
    subject: { type: "string", required: true, readOnly: true },
    userId: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { ...tableKey(["provider", "subject"], []) },
  },
});
