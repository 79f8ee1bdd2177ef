/** The models as the state machine names them, which knows no ids. */
import { Resource } from "sst/resource";
import { z } from "zod";

export const ModelRole = z.enum(["primary", "fallback"]);
export type ModelRole = z.infer<typeof ModelRole>;
/** `none`: no model could be had. */
export const Writer = z.enum([...ModelRole.options, "none"]);

export function modelId(role: ModelRole): string {
  const { id, fallbackId } = Resource.Model;
  return role === "primary" ? id : fallbackId;
}

export const otherThan = (role: z.infer<typeof ModelRole>) => (role === "primary" ? "fallback" : "primary");
