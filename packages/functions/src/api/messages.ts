import { router } from "./app.ts";

export const messages = router();
