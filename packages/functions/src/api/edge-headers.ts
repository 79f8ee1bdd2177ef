/** The headers that the hop in front of the API sets (edge.ts says what for); for the infrastructure, too. */
export const VIEWER_ADDRESS = "x-viewer-address";
export const EDGE_SECRET = "x-edge-secret";
