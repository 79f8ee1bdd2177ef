/**
 * The app as static files under /app. Fonts keep their names, because the cards' pages, which the API writes, ask for
 * them too; everything else is named by what is in it, and may be kept for ever.
 *
 * `npm run dev -w packages/web` serves it with reloading on localhost:5173, on the API of `npm start`.
 */
import { defineConfig } from "vite";

const API = process.env.API_URL ?? "http://localhost:3000";
const PATHS = [
  "auth",
  "users",
  "instruments",
  "analyses",
  "surveys",
  "receipts",
  "personas",
  "conversations",
];
const PUBLIC_PATHS = ["home", "cards", "chemistry", "c", "health"];

export default defineConfig({
  root: import.meta.dirname,
  base: "/app/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: Object.fromEntries([...PATHS, ...PUBLIC_PATHS].map((path) => [`/${path}`, API])) },
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        assetFileNames: ({ names }) =>
          names[0]?.endsWith(".woff2") ? "fonts/[name][extname]" : "assets/[name]-[hash][extname]",
      },
    },
  },
});
