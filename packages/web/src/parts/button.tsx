/** Buttons, by their words' keys. */
import { type Key, t } from "../words/index.ts";
import { Icon, type Sign } from "./icon.tsx";

type Props = {
  text: Key;
  disabled?: boolean | undefined;
  /** Without one it sends the form that it stands in. */
  onClick?: () => unknown;
};
type Look = "filled" | "danger" | "plain" | "plain small" | "plain small quiet";

/** `about`: what it is for, told to those who cannot see what it stands beside. */
export const Button = ({ text, look, about, ...rest }: Props & { look?: Look; about?: string }) => (
  <button type={rest.onClick ? "button" : "submit"} class={look ? `button ${look}` : "button"} {...rest}>
    {t(text)}
    {about !== undefined && <span class="hidden">: {about}</span>}
  </button>
);

export const SignButton = ({ text, sign, ...rest }: Props & { sign: Sign; "aria-pressed"?: boolean }) => (
  <button type="button" class="button sign" aria-label={t(text)} title={t(text)} {...rest}>
    <Icon name={sign} />
  </button>
);
