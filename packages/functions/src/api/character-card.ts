import { router } from "./app.ts";

export const characterCard = router();
