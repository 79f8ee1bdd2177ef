/**
 * The Converse request as it comes over the wire, as far as this endpoint reads it; fields that it does not
 * read pass. Documents (tool inputs, schemas) are plain JSON.
 */
import { z } from "zod";

const ToolUse = z.looseObject({ toolUseId: z.string().min(1), name: z.string().min(1), input: z.unknown() });
const ToolResult = z.looseObject({
  toolUseId: z.string().min(1),
  status: z.enum(["success", "error"]).optional(),
  content: z.array(z.looseObject({ text: z.string().optional() })),
});

export const ContentBlock = z.looseObject({
  text: z.string().optional(),
  toolUse: ToolUse.optional(),
  toolResult: ToolResult.optional(),
});
export type ContentBlock = z.infer<typeof ContentBlock>;

const Message = z.looseObject({ role: z.enum(["user", "assistant"]), content: z.array(ContentBlock) });
export type Message = z.infer<typeof Message>;

const ToolSpec = z.looseObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().min(1).optional(),
  inputSchema: z.looseObject({ json: z.record(z.string(), z.unknown()) }),
});

export const ConverseRequest = z.looseObject({
  messages: z.array(Message),
  system: z.array(z.looseObject({ text: z.string().min(1).optional() })).optional(),
  inferenceConfig: z
    .looseObject({
      maxTokens: z.int().min(1).optional(),
      temperature: z.number().min(0).max(1).optional(),
      topP: z.number().min(0).max(1).optional(),
      stopSequences: z.array(z.string().min(1)).max(2_500).optional(),
    })
    .optional(),
  toolConfig: z
    .looseObject({
      tools: z.array(z.looseObject({ toolSpec: ToolSpec.optional() })).min(1),
      toolChoice: z
        .looseObject({
          auto: z.looseObject({}).optional(),
          any: z.looseObject({}).optional(),
          tool: z.looseObject({ name: z.string().min(1) }).optional(),
        })
        .optional(),
    })
    .optional(),
});
export type ConverseRequest = z.infer<typeof ConverseRequest>;

/** What the model says, before it is put on the wire at once or in events. */
export type Reply = { content: ContentBlock[]; stopReason: string };
