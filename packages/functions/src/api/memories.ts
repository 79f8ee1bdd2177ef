import { router } from "./app.ts";

export const memories = router();
