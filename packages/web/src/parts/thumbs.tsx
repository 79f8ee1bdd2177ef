/** A thumb up or down; pressed again, it is taken back. `asks` names what they say, by its words' keys. */
import { SignButton } from "./button.tsx";

type Rating = "up" | "down";
type ThumbsProps = {
  asks: "chat.rate" | "persona.rate";
  rating: Rating | undefined;
  isBusy: boolean;
  rate(rating: Rating | null): void;
};

export const Thumbs = ({ asks, rating: present, isBusy, rate }: ThumbsProps) =>
  (["up", "down"] as const).map((rating) => (
    <SignButton
      key={rating}
      sign={rating}
      text={`${asks}.${rating}`}
      aria-pressed={present === rating}
      onClick={() => rate(present === rating ? null : rating)}
      disabled={isBusy}
    />
  ));
