/**
 * What operators do for one person that no route lets them do, by the same code that the routes use. Within
 * `sst shell`, which links the stage's table and workflow; docs/runbook.md says when.
 *
 *   npx sst shell --stage production -- node scripts/operate.ts retry usr_…         their failed generation, again
 *   npx sst shell --stage production -- node scripts/operate.ts remove-user usr_…   them and everything of theirs
 */
import { Actor } from "@persona-ai/core/actor.ts";
import { DomainError } from "@persona-ai/core/error.ts";
import { retry } from "@persona-ai/core/persona/generate.ts";
import { removeUser } from "@persona-ai/core/removal/user.ts";

const COMMANDS: Record<string, (userId: string) => Promise<string>> = {
  async retry(userId) {
    const { persona } = await Actor.provide({ type: "user", userId }, () => retry());
    return `${persona.id} version ${persona.version} is ${persona.status}`;
  },
  async "remove-user"(userId) {
    await removeUser(userId);
    return `${userId} is removed`;
  },
};

const [name = "", userId = ""] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command || !userId.startsWith("usr_")) {
  console.error(
    `Say what to do and for whom: ${Object.keys(COMMANDS).join(" or ")}, and a user's id (usr_…).`,
  );
  process.exitCode = 1;
} else {
  try {
    process.stdout.write(`${await command(userId)}\n`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
  }
}
