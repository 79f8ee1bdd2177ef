/** Server-sent events of an answer that is a stream, in order; it ends when the stream does. */
export type StreamEvent = { event: string; data: string };

export async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const parsed = eventOf(block);
      if (parsed) yield parsed;
    }
  }
}

function eventOf(block: string): StreamEvent | undefined {
  const fields = block.split(/\r?\n/).map((line) => {
    const [name = "", value = ""] = line.split(/:(.*)/s);
    return [name, value.replace(/^ /, "")] as const;
  });
  const data = fields.filter(([name]) => name === "data").map(([, value]) => value);
  const event = fields.findLast(([name]) => name === "event")?.[1];
  return data.length === 0 || event === undefined ? undefined : { event, data: data.join("\n") };
}
