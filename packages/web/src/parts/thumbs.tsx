/** A thumb up or down; pressed again, it is taken back. `asks` names what they say, by its words' keys. */
import { t } from "../words/index.ts";
import { Icon } from "./icon.tsx";

type Rating = "up" | "down";
type ThumbsProps = {
  asks: "chat.rate" | "persona.rate";
  rating: Rating | undefined;
  isBusy: boolean;
  rate(rating: Rating | null): void;
};

export const Thumbs = ({ asks, rating: present, isBusy, rate }: ThumbsProps) =>
  (["up", "down"] as const).map((rating) => (
    <button
      key={rating}
      type="button"
      class="button sign"
      aria-pressed={present === rating}
      aria-label={t(`${asks}.${rating}`)}
      title={t(`${asks}.${rating}`)}
      disabled={isBusy}
      onClick={() => rate(present === rating ? null : rating)}
    >
      <Icon name={rating} />
    </button>
  ));
