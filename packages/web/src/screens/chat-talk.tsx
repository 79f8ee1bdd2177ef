/**
 * What is said. A message is in the composer until the answer to it begins: whatever goes wrong before, it is back
 * there; what goes wrong after, is kept by the API as it was, and can be answered anew.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { dropKept, useKept } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Failure } from "../parts/failure.tsx";
import { t } from "../words/index.ts";
import { changed } from "./chat-news.ts";
import { Actions, Asked, type Mark, Said } from "./chat-said.tsx";
import type { Whom } from "./chat-whom.ts";

/** `at` is the message to begin at, not the newest. */
type Props = {
  persona: Whom;
  earlier: api.Message[];
  cursor: string | undefined;
  at?: string | undefined;
};
type Coming = { asked: string | undefined; text: string; hasBegun: boolean };

export function Talk({ persona, earlier, cursor: first, at }: Props) {
  const [messages, setMessages] = useState(earlier);
  const [cursor, setCursor] = useState(first);
  const [coming, setComing] = useState<Coming>();
  const [error, setError] = useState<unknown>();
  const [text, setText] = useKept(`chat.${persona.id}`);
  const sending = useRef<{ abort(): void; stop(): Promise<void> }>(undefined);
  const attempt = useRef({ content: "", key: "" });
  const end = useRef<HTMLDivElement>(null);
  const found = useRef<HTMLDivElement>(null);
  const spoken = useSentences(coming?.text);

  useEffect(() => () => sending.current?.abort(), []);
  // What is shown is read; that it could not be said so loses nothing.
  const newest = messages.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) api.read(persona.id, newest).catch(() => {});
  }, [newest, persona.id]);
  useFollow(end, coming?.text.length ?? messages.length, earlier.length > 1 && at === undefined);
  useEffect(() => {
    found.current?.scrollIntoView({ block: "center" });
    found.current?.focus({ preventScroll: true });
  }, []);
  const mark = (id: string): Mark | undefined =>
    id === at ? { ref: found, tabIndex: -1, "aria-current": "true" } : undefined;

  /** What was typed is kept under `typed` until the answer begins; without it the composer holds it. */
  async function listen(
    asked: string | undefined,
    answer: (signal: AbortSignal) => api.Answer,
    typed?: string,
  ) {
    const controller = new AbortController();
    const events = answer(controller.signal);
    const own = { abort: () => controller.abort(), stop: () => events.stop() };
    sending.current = own;
    setError(undefined);
    setComing({ asked, text: "", hasBegun: false });
    let hasBegun = false;
    try {
      for await (const event of events) {
        if (event.type === "delta") setComing((now) => now && { ...now, text: now.text + event.text });
        if (event.type !== "start") continue;
        hasBegun = true;
        attempt.current = { content: "", key: "" };
        if (typed !== undefined) dropKept(typed);
        setComing((now) => now && { ...now, hasBegun });
      }
    } catch (cause) {
      if (controller.signal.aborted) return;
      if (!hasBegun && asked !== undefined && typed === undefined) {
        setText(asked);
        setComing(undefined);
      }
      setError(cause);
    }
    const page = await api.messages(persona.id).catch(() => undefined);
    // What was back in the composer has been sent again meanwhile.
    if (sending.current !== own) return;
    if (page) {
      setMessages(page.items.toReversed());
      setCursor(page.cursor);
    }
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
  const edit = (id: string, content: string) => {
    setMessages((now) =>
      now.slice(
        0,
        now.findIndex((message) => message.id === id),
      ),
    );
    const key = crypto.randomUUID();
    const answer = (signal: AbortSignal) => api.sayOtherwise(persona.id, id, content, key, signal);
    void listen(content, answer, `edit.${id}`);
  };
  const anew = (id: string) => {
    setMessages((now) => now.filter((message) => message.id !== id));
    void listen(undefined, (signal) => api.sayAnew(persona.id, id, signal));
  };
  const stop = () => {
    sending.current?.stop().catch(setError);
  };
  const change = (id: string, next: api.Message) =>
    setMessages((now) => now.map((message) => (message.id === id ? next : message)));
  const more = async () => {
    const page = await api.messages(persona.id, cursor);
    setMessages((now) => [...page.items.toReversed(), ...now]);
    setCursor(page.cursor);
  };

  const last = messages.at(-1);
  return (
    <>
      <section class="stack talk" aria-label={t("chat.said")}>
        {cursor !== undefined && <Button text="chat.earlier" onClick={() => void more().catch(setError)} />}
        {cursor === undefined && messages[0]?.role !== "assistant" && persona.greeting !== "" && (
          <Said name={persona.name} text={persona.greeting} />
        )}
        {messages.map((message) =>
          message.role === "user" ? (
            <Asked
              key={message.id}
              id={message.id}
              text={message.content}
              mark={mark(message.id)}
              edit={coming ? undefined : (content) => edit(message.id, content)}
            />
          ) : (
            <div
              key={message.replyTo ?? message.id}
              class={message === last ? "answer newest" : "answer"}
              {...mark(message.id)}
            >
              <Said name={persona.name} text={message.content} status={message.status} />
              {message.replyTo !== undefined && !coming && (
                <Actions
                  personaId={persona.id}
                  message={message}
                  anew={message === last ? () => anew(message.id) : undefined}
                  change={(next) => change(message.id, next)}
                />
              )}
            </div>
          ),
        )}
        {coming?.asked !== undefined && <Asked text={coming.asked} />}
        {coming && <Said name={persona.name} text={coming.text} isComing />}
        {messages.every(({ role }) => role === "assistant") && !coming && (
          <Starters texts={persona.starters} choose={send} />
        )}
        <p class="hidden" aria-live="polite">
          {spoken}
        </p>
        <Failure error={error} retry={text === "" ? undefined : () => send(text)} />
        <div ref={end} class="end" />
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

function Starters({ texts, choose }: { texts: string[]; choose(text: string): void }) {
  if (texts.length === 0) return null;
  return (
    <div class="stack tight">
      <p class="muted small" id="starters">
        {t("chat.starters")}
      </p>
      <ul class="stack tight" aria-labelledby="starters">
        {texts.slice(0, 4).map((text) => (
          <li key={text}>
            <button type="button" class="button starter" dir="auto" onClick={() => choose(text)}>
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
        {t("chat.say-to", { name })}
      </label>
      <textarea
        id="say"
        rows={rows}
        dir="auto"
        maxLength={4000}
        placeholder={t("chat.say")}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {stop ? (
        <Button text="chat.stop" onClick={stop} disabled={!canStop} />
      ) : (
        <Button look="filled" text="chat.send" disabled={text.trim() === ""} />
      )}
    </form>
  );
}

/** A talk begins at its end, and the page follows the newest words while its reader is there. */
function useFollow(end: { current: HTMLElement | null }, length: number, isBegun: boolean): void {
  useEffect(() => {
    if (isBegun) end.current?.scrollIntoView({ block: "end" });
  }, [isBegun, end]);
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
