/** The fields of the Amazon States Language that the graph is drawn from. */
export type StateDefinition = {
  Type: string;
  Comment?: string;
  Resource?: string;
  Arguments?: unknown;
  Next?: string;
  End?: boolean;
  Default?: string;
  Choices?: { Condition?: string; Next?: string }[];
  Error?: string;
  Cause?: string;
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Branches?: MachineDefinition[];
  ItemProcessor?: MachineDefinition;
  Iterator?: MachineDefinition;
};

export type MachineDefinition = {
  Comment?: string;
  StartAt: string;
  States: { [name: string]: StateDefinition };
};

/** What the endpoint has accepted is a definition; anything else has no graph. */
export function parseDefinition(text: string): MachineDefinition | undefined {
  try {
    const value = JSON.parse(text) as MachineDefinition | null;
    return typeof value?.States === "object" && typeof value.StartAt === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What runs inside a state: the branches of a Parallel, the processor of a Map. */
export function innerMachines({ Branches, ItemProcessor, Iterator: iterator }: StateDefinition) {
  return Branches ?? [ItemProcessor ?? iterator].filter((machine) => machine !== undefined);
}

/** A state by its name, however deep it is. */
export function findState(machine: MachineDefinition, name: string): StateDefinition | undefined {
  const own = machine.States[name];
  if (own !== undefined) return own;
  for (const state of Object.values(machine.States)) {
    for (const inner of innerMachines(state)) {
      const found = findState(inner, name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What a state does, in a word or two: the function it invokes, the service it calls. */
export function actionOf({ Type, Resource, Arguments }: StateDefinition): string {
  if (Type !== "Task" || Resource === undefined) return Type;
  const functionName = (Arguments as { FunctionName?: unknown } | undefined)?.FunctionName;
  const arn = /:lambda:invoke\b/.test(Resource) ? functionName : Resource;
  const name = /:function:([\w-]+)/.exec(String(arn))?.[1];
  if (name !== undefined) return `Lambda ${name}`;
  return Resource.replace(/^arn:aws:states:::/, "");
}

/** What a Fail state says in so many words: of one inside a Parallel or Map the history tells no error. */
export function declaredFailure({ Type, Error: error, Cause: cause }: StateDefinition) {
  if (Type !== "Fail") return undefined;
  const literal = (text?: string) => (text === undefined || text.startsWith("{%") ? undefined : text);
  return { error: literal(error), cause: literal(cause) };
}
