/** TagResource, UntagResource, ListTagsForResource: of state machines, which are all that has tags here. */
import { z } from "zod";
import { requireArn } from "../arn.ts";
import { ServiceError } from "../service-error.ts";
import type { StateMachine, Tag } from "../store/machines.ts";
import { Arn, findMachine, operation, type Service } from "./operation.ts";

const MOST_TAGS = 50;

export const tags = z.array(
  z.object({ key: z.string().min(1).max(128), value: z.string().max(256).default("") }),
);

/** @throws ServiceError TooManyTags */
export function requireTags(wanted: Tag[], arn = ""): Tag[] {
  if (wanted.length <= MOST_TAGS) return wanted;
  throw new ServiceError("TooManyTags", `Too many tags${arn === "" ? "" : ` on ${arn}`}`);
}

export const tagResource = operation(z.object({ resourceArn: Arn, tags }), (service, input) => {
  const machine = requireResource(service, input.resourceArn);
  const added = new Map(input.tags.map((tag) => [tag.key, tag]));
  const kept = machine.tags.filter(({ key }) => !added.has(key));
  service.store.machines.tag(machine, requireTags([...kept, ...added.values()], machine.arn));
  return {};
});

export const untagResource = operation(
  z.object({ resourceArn: Arn, tagKeys: z.array(z.string()) }),
  (service, { resourceArn, tagKeys }) => {
    const machine = requireResource(service, resourceArn);
    service.store.machines.tag(
      machine,
      machine.tags.filter(({ key }) => !tagKeys.includes(key)),
    );
    return {};
  },
);

export const listTagsForResource = operation(z.object({ resourceArn: Arn }), (service, input) => ({
  tags: requireResource(service, input.resourceArn).tags,
}));

function requireResource(service: Service, arn: string): StateMachine {
  requireArn(arn, "stateMachine");
  const machine = findMachine(service, arn);
  if (machine !== undefined) return machine;
  throw new ServiceError("ResourceNotFound", `Resource not found: '${arn}'`);
}
