/**
 * What the hop in front of the API adds to a request, and that only it can: CloudFront's function on AWS
 * (infra/router.ts), the server itself on one machine. The function overwrites whatever a caller sent under these names.
 *
 * - `x-viewer-address`: the caller's IP address, for limits by address.
 * - `x-edge-secret`: proof that the request came through CloudFront. Without it the gateway's own address would let
 *   anybody name any address, and past the cache; such a request is refused.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { edgeSecretOf } from "@persona-ai/core/edge-secret.ts";
import { errorClass } from "@persona-ai/core/error.ts";
import type { Context, MiddlewareHandler } from "hono";
import { Resource } from "sst/resource";
import { EDGE_SECRET, VIEWER_ADDRESS } from "./edge-headers.ts";

class NotThroughEdge extends errorClass("not_through_edge") {}

/** `undefined` when no hop has told it. */
export const viewerAddress = (c: Context): string | undefined => c.req.header(VIEWER_ADDRESS);

/** Lets through what came by CloudFront, and nothing else: for the API on Lambda. */
export const throughEdge: MiddlewareHandler = async (c, next) => {
  if (!isSame(c.req.header(EDGE_SECRET) ?? "", edgeSecretOf(Resource.CursorKey.value)))
    throw new NotThroughEdge();
  await next();
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
