/**
 * What is said. A message is in the composer until the answer to it begins: whatever goes wrong before, it is back
 * there; what goes wrong after, is kept by the API as it was, and can be answered anew.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useKept } from "../hooks.ts";
import { Failure } from "../parts/failure.tsx";
import { changed } from "./chat-news.ts";
import type { Whom } from "./chat-whom.ts";

type Props = { persona: Whom; earlier: api.Message[]; cursor: string | undefined };
type Coming = { asked: string | undefined; text: string; hasBegun: boolean };

export function Talk({ persona, earlier, cursor: first }: Props) {
  const [messages, setMessages] = useState(earlier);
  const [cursor, setCursor] = useState(first);
  const [coming, setComing] = useState<Coming>();
  const [error, setError] = useState<unknown>();
  const [text, setText] = useKept(`chat.${persona.id}`);
  const sending = useRef<{ abort(): void; stop(): Promise<void> }>(undefined);
  const attempt = useRef({ content: "", key: "" });
  const end = useRef<HTMLDivElement>(null);
  const spoken = useSentences(coming?.text);

  useEffect(() => () => sending.current?.abort(), []);
  useFollow(end, coming?.text.length ?? messages.length);

  const refresh = async () => {
    const { items, cursor: next } = await api.messages(persona.id);
    setMessages(items.toReversed());
    setCursor(next);
  };

  async function listen(asked: string | undefined, answer: (signal: AbortSignal) => api.Answer) {
    const controller = new AbortController();
    const events = answer(controller.signal);
    sending.current = { abort: () => controller.abort(), stop: () => events.stop() };
    setError(undefined);
    setComing({ asked, text: "", hasBegun: false });
    let hasBegun = false;
    try {
      for await (const event of events) {
        if (event.type === "delta") setComing((now) => now && { ...now, text: now.text + event.text });
        if (event.type !== "start") continue;
        hasBegun = true;
        attempt.current = { content: "", key: "" };
        setComing((now) => now && { ...now, hasBegun });
      }
    } catch (cause) {
      if (controller.signal.aborted) return;
      if (!hasBegun && asked !== undefined) {
        setText(asked);
        setComing(undefined);
      }
      setError(cause);
    }
    await refresh().catch(() => {});
    setComing(undefined);
    changed(persona.id);
  }

  const send = (content: string) => {
    if (content.trim() === "" || coming) return;
    // The same text again is the same message, sent again because it may not have arrived.
    if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    const { key } = attempt.current;
    setText("");
    void listen(content, (signal) => api.say(persona.id, content.trim(), key, signal));
  };
  const anew = (id: string) => {
    setMessages((now) => now.filter((message) => message.id !== id));
    void listen(undefined, (signal) => api.sayAnew(persona.id, id, signal));
  };
  const stop = () => {
    sending.current?.stop().catch(setError);
  };
  const more = async () => {
    const page = await api.messages(persona.id, cursor);
    setMessages((now) => [...page.items.toReversed(), ...now]);
    setCursor(page.cursor);
  };

  const last = messages.at(-1);
  return (
    <>
      <section class="stack talk" aria-label="What was said">
        {cursor !== undefined && (
          <button type="button" class="button" onClick={() => void more().catch(setError)}>
            Show what was said before
          </button>
        )}
        {cursor === undefined && messages[0]?.role !== "assistant" && persona.greeting !== "" && (
          <Said name={persona.name} text={persona.greeting} />
        )}
        {messages.map((message) =>
          message.role === "user" ? (
            <Asked key={message.id} text={message.content} />
          ) : (
            <Said key={message.id} name={persona.name} text={message.content} note={NOTES[message.status]} />
          ),
        )}
        {coming?.asked !== undefined && <Asked text={coming.asked} />}
        {coming && <Said name={persona.name} text={coming.text} isComing />}
        {!coming && last?.role === "assistant" && (
          <p class="after">
            <button type="button" class="button plain small" onClick={() => anew(last.id)}>
              Answer anew
            </button>
          </p>
        )}
        {messages.length === 0 && !coming && <Starters texts={persona.starters} choose={send} />}
        <p class="hidden" aria-live="polite">
          {spoken}
        </p>
        <Failure error={error} retry={text === "" ? undefined : () => send(text)} />
        <div ref={end} />
      </section>
      <Composer
        name={persona.name}
        {...{ text, setText }}
        send={() => send(text)}
        stop={coming ? stop : undefined}
        canStop={coming?.hasBegun === true}
      />
    </>
  );
}

const NOTES: Record<api.Message["status"], string> = {
  complete: "",
  interrupted: "The answer broke off here.",
  stopped: "You stopped it here.",
};

const Asked = ({ text }: { text: string }) => (
  <div class="asked">
    <span class="hidden">You: </span>
    <p dir="auto">{text}</p>
  </div>
);

type SaidProps = { name: string; text: string; note?: string; isComing?: boolean };

function Said({ name, text, note = "", isComing = false }: SaidProps) {
  return (
    <div class={isComing ? "said coming" : "said"} aria-hidden={isComing ? "true" : undefined}>
      <span class="hidden">{name}: </span>
      <p class="voice" dir="auto">
        {text === "" ? <span class="muted">…</span> : text}
      </p>
      {note !== "" && <p class="muted small">{note}</p>}
    </div>
  );
}

function Starters({ texts, choose }: { texts: string[]; choose(text: string): void }) {
  if (texts.length === 0) return null;
  return (
    <div class="stack tight">
      <p class="muted small" id="starters">
        To begin with
      </p>
      <ul class="stack tight" aria-labelledby="starters">
        {texts.slice(0, 4).map((text) => (
          <li key={text}>
            <button type="button" class="button starter" onClick={() => choose(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type ComposerProps = {
  name: string;
  text: string;
  setText(text: string): void;
  send(): void;
  stop: (() => void) | undefined;
  canStop: boolean;
};

/** Enter sends, Shift and Enter make a new line. */
function Composer({ name, text, setText, send, stop, canStop }: ComposerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const rows = Math.min(8, Math.max(1, text.split("\n").length));
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="hidden" for="say">
        Say something to {name}
      </label>
      <textarea
        id="say"
        rows={rows}
        dir="auto"
        maxLength={4000}
        placeholder={`Say something to ${name}`}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {stop ? (
        <button type="button" class="button" onClick={stop} disabled={!canStop}>
          Stop
        </button>
      ) : (
        <button type="submit" class="button filled" disabled={text.trim() === ""}>
          Send
        </button>
      )}
    </form>
  );
}

/** The page follows the newest words while its reader is at its end. */
function useFollow(end: { current: HTMLElement | null }, length: number): void {
  useEffect(() => {
    const below = document.documentElement.scrollHeight - scrollY - innerHeight;
    if (below < 240) end.current?.scrollIntoView({ block: "end" });
  }, [length, end]);
}

/** The newest whole sentence, for screen readers: one at a time, not letter by letter. */
function useSentences(text: string | undefined): string {
  const told = useRef(0);
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    if (text === undefined) {
      told.current = 0;
      return;
    }
    const whole = text.slice(told.current).match(/^[\s\S]*[.!?…。؟](?=\s|$)/)?.[0];
    if (whole === undefined) return;
    told.current += whole.length;
    setSentence(whole.trim());
  }, [text]);
  return sentence;
}
