import { router } from "./app.ts";

export const cards = router();
