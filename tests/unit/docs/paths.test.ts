/** What the documents name is there: files and folders of the repository, pages that they link to, and their headings. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...globSync("docs/**/*.md", { cwd: ROOT })];
const read = (page: string): string => readFileSync(join(ROOT, page), "utf8");

/** GitHub's anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

test.each(PAGES)("%s", (page) => {
  const text = read(page);
  const named = [...text.matchAll(/`((?:packages|tests|infra|scripts|docs)\/[\w./*-]+)`/g)].map(
    ([, path]) => path!,
  );
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#([^)]+))?\)/g)].map(([, to, anchor]) => ({
    to: join(dirname(page), to!),
    anchor,
  }));
  expect(named.filter((path) => globSync(path, { cwd: ROOT }).length === 0)).toEqual([]);
  expect(links.filter(({ to }) => !existsSync(join(ROOT, to)))).toEqual([]);
  const astray = links.filter(({ to, anchor }) => anchor && !anchorsOf(to).includes(anchor));
  expect(astray).toEqual([]);
});
