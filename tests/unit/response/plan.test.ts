/** No order of answers, deletions and releases tells more of one peer than one look does, and a tenth beside it. */
import { type Member, plan, type Unit } from "@persona-ai/core/response/plan.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

type Batch = { members: Member[]; made: number; lineage: number[] };
type Seen = { members: ReadonlySet<string>; lineage: readonly number[]; variance: number };

/** Batches as batches.ts and remove.ts keep them: who is in which, and whose noise each carries. */
function keeper() {
  let fresh: Member[] = [];
  let dissolved: Batch[] = [];
  let released: Batch[] = [];
  const seen: Seen[] = [];
  const everybody: string[] = [];
  return {
    seen,
    everybody,
    waiting: () => [...dissolved.flatMap(({ members }) => members), ...fresh],
    released: () => released,
    answer(excluded: boolean) {
      const responseId = `rsp_${everybody.length}`;
      everybody.push(responseId);
      fresh.push({ responseId, answers: "", excluded });
    },
    remove(nth: number) {
      const all = [...fresh, ...[...dissolved, ...released].flatMap(({ members }) => members)];
      if (all.length === 0) return;
      const { responseId } = all[nth % all.length]!;
      const without = (members: Member[]) => members.filter((member) => member.responseId !== responseId);
      const hit = released.find(({ members }) => without(members).length < members.length);
      released = released.filter((batch) => batch !== hit);
      fresh = without(fresh);
      dissolved = [...dissolved, ...(hit ? [hit] : [])]
        .map((batch) => ({ ...batch, members: without(batch.members) }))
        .filter(({ members }) => members.length > 0);
    },
    release() {
      const units: Unit[] = [
        ...dissolved.map(({ members, made }) => ({
          members,
          batch: { batchId: String(made), revision: 1, noise: { sums: {}, variance: 1 } },
        })),
        ...fresh.map((member) => ({ members: [member] })),
      ];
      for (const chunk of plan(units)) {
        const from = dissolved.filter(({ made }) =>
          chunk.some(({ batch }) => batch?.batchId === String(made)),
        );
        const members = chunk.flatMap((unit) => unit.members);
        const lineage = from.flatMap((batch) => [...batch.lineage, batch.made]);
        released.push({ members, made: seen.length, lineage });
        const usable = members.filter(({ excluded }) => !excluded).map(({ responseId }) => responseId);
        seen.push({ members: new Set(usable), lineage, variance: from.length > 0 ? 10 : 1 });
        dissolved = dissolved.filter((batch) => !from.includes(batch));
        fresh = fresh.filter((member) => !members.includes(member));
      }
    },
  };
}

/**
 * What is known of one peer by whoever knows all others' answers, over what one look at one batch tells (1/variance of
 * the error). What is seen of a batch is the sum of its members and of its own noise and all that it carries; so of each
 * noise in turn it is known how much of the peer stands beside it.
 */
function knownOf(peer: string, seen: readonly Seen[]): number {
  const beside: number[] = [];
  for (const { members, lineage } of seen) {
    const carried = lineage.reduce((sum, k) => sum + beside[k]!, 0);
    beside.push((members.has(peer) ? 1 : 0) - carried);
  }
  return beside.reduce((sum, b, k) => sum + b ** 2 / seen[k]!.variance, 0);
}

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ answer: fc.constant(false) }) },
    { weight: 1, arbitrary: fc.record({ answer: fc.constant(true) }) },
    { weight: 3, arbitrary: fc.record({ remove: fc.nat(50) }) },
    { weight: 4, arbitrary: fc.constant({ release: true }) },
  ),
  { minLength: 5, maxLength: 60 },
);

describe("batches of peers", () => {
  test("tell of one peer at most 1.1 times what one look tells, in whatever order things happen", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const kept = keeper();
        for (const step of all) {
          if ("answer" in step) kept.answer(step.answer);
          else if ("remove" in step) kept.remove(step.remove);
          else kept.release();
        }
        for (const peer of kept.everybody) expect(knownOf(peer, kept.seen)).toBeLessThanOrEqual(1.1 + 1e-9);
      }),
      { numRuns: 1_000 },
    );
  });

  test("would tell everything in the end if a noise were drawn anew for the same members", () => {
    const members = new Set(["peer", "fake 1", "fake 2"]);
    const naive = Array.from({ length: 20 }, () => ({ members, lineage: [], variance: 1 }));
    expect(knownOf("peer", naive)).toBe(20);
  });

  test("have three usable members or more, and leave nobody waiting beside three who could go", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const kept = keeper();
        for (const step of all) {
          if ("answer" in step) kept.answer(step.answer);
          else if ("remove" in step) kept.remove(step.remove);
          else {
            kept.release();
            const usable = kept.waiting().filter(({ excluded }) => !excluded);
            expect(usable.length).toBeLessThan(3);
          }
          for (const { members } of kept.released())
            expect(members.filter(({ excluded }) => !excluded).length).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  test("of ten thousand have at most 45 members each, so that a transaction holds them", () => {
    const units = Array.from({ length: 10_000 }, (_, i) => ({
      members: [{ responseId: `rsp_${i}`, answers: "", excluded: i % 9 === 0 }],
    }));
    const chunks = plan(units);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(45);
    expect(chunks.flat()).toHaveLength(10_000);
  });
});
