/**
 * A questionnaire, one item at a time: digits choose, Enter and the arrows of a page go on and back. It knows nothing of
 * who answers or where answers are kept: each change is told by `onChange`, and what it begins with is given.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Answers, Dir, Item, Question, Scale } from "../api/index.ts";
import { t } from "../words/index.ts";
import { Button } from "./button.tsx";

export type Given = { answers: Answers; openAnswers: Record<string, string> };
type Props = {
  items: Item[];
  scale: Scale;
  questions: Question[];
  language: string;
  dir: Dir;
  /** Above each item, for example whom it is about. */
  lead?: string | undefined;
  given: Given;
  onChange(given: Given): void;
  onDone(): void;
};

/** The first that is not answered; questions may be left out. */
const firstOpen = ({ items, given }: Props): number => {
  const open = items.findIndex(({ id }) => given.answers[id] === undefined);
  return open === -1 ? items.length : open;
};

export function Questionnaire(props: Props) {
  const { items, questions, given, onChange, onDone } = props;
  const [at, setAt] = useState(() => firstOpen(props));
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const total = items.length + questions.length;
  const item = items[at];
  const question = questions[at - items.length];

  const go = (to: number) => {
    moved.current = true;
    if (to >= total) onDone();
    else setAt(Math.max(0, to));
  };
  const answer = (value: number, goOn: boolean) => {
    if (!item) return;
    onChange({ ...given, answers: { ...given.answers, [item.id]: value } });
    if (goOn) go(at + 1);
  };
  useKeys(props, { at, item, go, answer });

  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [at]);
  useEffect(() => {
    if (total === 0 || at >= total) onDone();
  }, [at, total, onDone]);

  const isFilled = item ? given.answers[item.id] !== undefined : true;
  return (
    <div class="stack survey">
      <div class="stack tight">
        <p class="muted small row apart">
          <span>{item ? props.lead : t("survey.own-words")}</span>
          <span>{t("survey.of", { at: Math.min(at + 1, total), total })}</span>
        </p>
        <progress max={total} value={at} aria-label={t("survey.so-far")} />
      </div>
      <div key={at} class="stack near" lang={props.language} dir={props.dir}>
        <h2 ref={heading} tabIndex={-1} class="item" id="item">
          {item?.text ?? question?.text}
        </h2>
        {item && <Choices item={item} scale={props.scale} value={given.answers[item.id]} answer={answer} />}
        {question && (
          <textarea
            rows={5}
            aria-labelledby="item"
            maxLength={2000}
            value={given.openAnswers[question.id] ?? ""}
            onInput={(event) =>
              onChange({
                ...given,
                openAnswers: { ...given.openAnswers, [question.id]: event.currentTarget.value },
              })
            }
          />
        )}
      </div>
      <p class="row apart">
        <Button text="survey.back" onClick={() => go(at - 1)} disabled={at === 0} />
        <span class="muted small keys">{item ? t("survey.keys", { n: props.scale.length }) : ""}</span>
        <Button
          text={at + 1 === total ? "survey.to-end" : "survey.next"}
          onClick={() => go(at + 1)}
          disabled={!isFilled}
        />
      </p>
    </div>
  );
}

type ChoicesProps = {
  item: Item;
  scale: Scale;
  value: number | undefined;
  answer(value: number, goOn: boolean): void;
};

/** A click chooses and goes on; the arrow keys, which click too but with no pointer, choose alone. */
function Choices({ item, scale, value, answer }: ChoicesProps) {
  return (
    <fieldset aria-labelledby="item">
      <div class="choices">
        {scale.map((step, i) => (
          <label key={step.value} class="choice">
            <input
              type="radio"
              name={item.id}
              checked={value === step.value}
              onChange={() => answer(step.value, false)}
              onClick={(event) => event.detail > 0 && answer(step.value, true)}
            />
            <span>{step.label}</span>
            <span class="key" aria-hidden="true">
              {i + 1}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type Hands = {
  at: number;
  item: Item | undefined;
  go(to: number): void;
  answer(value: number, goOn: boolean): void;
};

function useKeys({ scale, given }: Props, { at, item, go, answer }: Hands): void {
  const handle = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (target.matches("textarea, select, [type=text], a, button, summary")) return;
    const step = scale[Number(event.key) - 1];
    if (step && item) answer(step.value, true);
    else if (event.key === "Backspace") go(at - 1);
    else if (event.key === "Enter" && item && given.answers[item.id] !== undefined) go(at + 1);
    else return;
    event.preventDefault();
  };
  const latest = useRef(handle);
  latest.current = handle;
  // Whoever sees an item can press a key for it.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
