/**
 * Names that an expression may not read. An expression has no context item: the input is `$states.input` and a
 * variable is `$name`, so a path that begins with a bare name reads nothing, and AWS refuses the definition. The
 * same goes for `$$`, and for the parts of `$states` that a field does not have: `errorOutput` is a catcher's alone,
 * `result` is for what a Task, Parallel or Map leaves with. Names in later steps of a path, in
 * predicates, sort terms and groupings are read from the path's own items and are legal.
 */
type Node = { type?: string; [field: string]: unknown };

/** Parts of a node that are evaluated against the items of a path, not against the context of the expression. */
const AGAINST_ITEMS = new Set(["predicate", "stages", "group", "terms", "pattern", "update", "delete"]);

/** The refusals of AWS, each once, in the order of the expression. */
export function unsupportedReferences(ast: object, has: { [part in Part]: boolean }): string[] {
  const found = new Set<string>();
  visit(ast as Node, true, (name, isRooted) => {
    found.add(`Reference to '${name}'${isRooted ? " at the top level" : ""} is not supported.`);
  });
  return [...found].filter((text) => !PARTS.some((part) => has[part] && text.includes(`'$states.${part}'`)));
}

const PARTS = ["errorOutput", "result"] as const;
type Part = (typeof PARTS)[number];

type Report = (name: string, isRooted: boolean) => void;

function visit(node: Node, isRoot: boolean, report: Report): void {
  if (node.type === "variable" && node.value === "$") report("$$", false);
  if (node.type === "path") visitPath(node, isRoot, report);
  for (const [field, member] of Object.entries(node)) {
    if (node.type === "path" && field === "steps") continue;
    visitMember(member, isRoot && !AGAINST_ITEMS.has(field), report);
  }
}

function visitPath(path: Node, isRoot: boolean, report: Report): void {
  const [first, second, ...rest] = path.steps as Node[];
  if (first === undefined) return;
  if (isRoot && first.type === "name") report(String(first.value), true);
  const part = PARTS.find((name) => name === second?.value);
  if (first.type === "variable" && first.value === "states" && part) report(`$states.${part}`, false);
  visit(first, isRoot, report);
  for (const step of [second, ...rest]) if (step !== undefined) visit(step, false, report);
}

function visitMember(member: unknown, isRoot: boolean, report: Report): void {
  if (Array.isArray(member)) for (const item of member) visitMember(item, isRoot, report);
  else if (typeof member === "object" && member !== null) visit(member as Node, isRoot, report);
}
