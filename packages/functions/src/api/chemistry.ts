import { router } from "./app.ts";

export const chemistry = router();
