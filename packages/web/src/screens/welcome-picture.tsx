/** The whole of it in one picture: you and others answer, a portrait comes of it, and a persona that talks. */
import { t } from "../words/index.ts";

const LINES = [
  { y: 26, low: 58, high: 82, at: 70 },
  { y: 54, low: 40, high: 66, at: 53 },
  { y: 82, low: 20, high: 44, at: 31 },
  { y: 110, low: 48, high: 70, at: 60 },
  { y: 138, low: 12, high: 40, at: 25 },
];

export function Picture() {
  return (
    <figure class="panel picture">
      <div class="stack near">
        <p class="small muted">{t("picture.who")}</p>
        <p class="item">{t("quoted", { text: t("picture.item") })}</p>
        <p class="answers" aria-hidden="true">
          <span>{t("picture.you")}</span>
          <span>{t("picture.friend")}</span>
          <span>{t("picture.sister")}</span>
          <span>{t("picture.colleague")}</span>
        </p>
      </div>
      <svg class="trait-line" width="100%" height="160" role="img" aria-label={t("picture.lines")}>
        {LINES.map(({ y, low, high, at }) => (
          <g key={y}>
            <line class="axis" x1="0" x2="100%" y1={y} y2={y} />
            <rect
              class="band"
              x={`${low}%`}
              width={`${high - low}%`}
              y={y - 6}
              height="12"
              rx="6"
              opacity="0.3"
            />
            <circle class="dot" cx={`${at}%`} cy={y} r="6" />
          </g>
        ))}
      </svg>
      <blockquote class="voice">{t("quoted", { text: t("picture.says") })}</blockquote>
    </figure>
  );
}
