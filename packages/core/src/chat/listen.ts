/**
 * Hearing the model out: every piece of text is passed on at once, and gathered. It ends when the model does, when
 * nobody wants to hear more (`reader`), when the conversation is lost, or after ANSWER_MS; never by throwing.
 */
import type { Request, Usage } from "../model/converse.ts";
import { ModelTimeout } from "../model/errors.ts";
import { recordChatTurn } from "../model/model-call.ts";
import type { Stream } from "../model/stream.ts";
import { estimateTokens } from "./prompt-tokens.ts";
import { type Models, speak } from "./speak.ts";

/** With the wait for its turn before and the learning after, a request ends within the time that its function has. */
const ANSWER_MS = 25_000;

export type Heard = {
  content: string;
  /** Why the model ended; undefined when it did not. */
  stopReason?: string;
  /** Which spoke. */
  model?: string;
  /** What was paid; an estimate when it was cut short. */
  usage?: Usage;
  /** Why it did not end; undefined when it was the reader who went away. */
  error?: unknown;
};

export async function listen(
  requestTo: (modelId: string) => Request,
  models: Models,
  {
    reader,
    lost,
    onText,
    stream,
  }: { reader: AbortSignal; lost: AbortSignal; onText: (text: string) => void; stream?: Stream | undefined },
): Promise<Heard> {
  const late = AbortSignal.timeout(ANSWER_MS);
  const signal = AbortSignal.any([reader, lost, late]);
  const started = performance.now();
  let content = "";
  let model: string | undefined;
  const said = () => ({ content, ...(model !== undefined && { model }) });
  try {
    for await (const event of speak(requestTo, models, { signal, stream })) {
      model = event.modelId;
      if (event.type === "end") return { ...said(), stopReason: event.stopReason, usage: event.usage };
      if (content === "") recordChatTurn(performance.now() - started);
      content += event.text;
      onText(event.text);
    }
    throw new Error("The model's stream has no end.");
  } catch (error) {
    const isPaid = content !== "" || reader.aborted;
    return {
      ...said(),
      ...(isPaid && { usage: estimate(requestTo(models.id), content) }),
      ...(!reader.aborted && { error: late.aborted ? new ModelTimeout(error) : error }),
    };
  }
}

/** Of an answer that was cut short the service does not tell. */
const estimate = ({ system, messages }: Request, content: string): Usage => ({
  inputTokens: estimateTokens(JSON.stringify([system, messages])),
  outputTokens: estimateTokens(content),
});
