/**
 * A trait as a place on a line from 20 to 80: 50 is most people, the soft bar the 90 % band, paler where it is wider,
 * the dot the score; the letters S and P above are how oneself and one's peers see it. Positions are in per cent, so
 * that letters and dots keep their size on any width.
 */
import { type Band, bandOf } from "../api/types.ts";
import { t as text } from "../words/index.ts";

const FROM = 20;
const TO = 80;

const place = (t: number): number => ((Math.min(TO, Math.max(FROM, t)) - FROM) / (TO - FROM)) * 100;
const at = (t: number): string => `${place(t).toFixed(2)}%`;
const between = ([low, high]: Band): string => `${(place(high) - place(low)).toFixed(2)}%`;

/** A band of 8 T is drawn in full, one of 32 or more at a quarter. */
const strength = ([low, high]: Band): number => Math.min(0.55, Math.max(0.14, 4.4 / Math.max(8, high - low)));

type Props = {
  t: number;
  band?: readonly number[] | undefined;
  self?: number | undefined;
  peers?: number | undefined;
  thin?: boolean;
};

export function TraitLine({ t, band: given, self, peers, thin = false }: Props) {
  const band = given && bandOf(given);
  const letters = self !== undefined || peers !== undefined;
  const y = thin ? 12 : letters ? 34 : 16;
  const height = thin ? 24 : letters ? 50 : 32;
  return (
    <svg class="trait-line" width="100%" height={height} aria-hidden="true" focusable="false">
      <line class="axis" x1="0" x2="100%" y1={y} y2={y} />
      <line class="middle" x1="50%" x2="50%" y1={y - 9} y2={y + 9} />
      {band && (
        <rect
          class="band"
          x={at(band[0])}
          width={between(band)}
          y={y - 7}
          height="14"
          rx="7"
          opacity={strength(band)}
        />
      )}
      {self !== undefined && (
        <Letter
          t={self}
          y={y}
          letter={text("traits.self-letter")}
          aside={peers === undefined ? 0 : shift(self, peers)}
        />
      )}
      {peers !== undefined && (
        <Letter
          t={peers}
          y={y}
          letter={text("traits.peers-letter")}
          aside={self === undefined ? 0 : shift(peers, self)}
        />
      )}
      <circle class="dot" cx={at(t)} cy={y} r={thin ? 5 : 7} />
    </svg>
  );
}

/** Two letters that would lie on each other step aside. */
const shift = (own: number, other: number): number => (Math.abs(own - other) >= 3 ? 0 : own < other ? -7 : 7);

function Letter({ t, y, letter, aside }: { t: number; y: number; letter: string; aside: number }) {
  return (
    <g class="letter">
      <line x1={at(t)} x2={at(t)} y1={y - 14} y2={y - 8} />
      <text x={at(t)} y={y - 18} dx={aside} text-anchor="middle">
        {letter}
      </text>
    </g>
  );
}

/** A score as a range on a line from 0 to 100, with what is usual in the middle. */
export function RangeLine({ score, interval }: { score: number; interval?: readonly number[] | undefined }) {
  const [low, high] = bandOf(interval ?? [score, score]);
  return (
    <svg class="trait-line" width="100%" height="56" aria-hidden="true" focusable="false">
      <line class="axis" x1="0" x2="100%" y1="20" y2="20" />
      <line class="middle" x1="50%" x2="50%" y1="9" y2="31" />
      <rect
        class="band"
        x={`${low}%`}
        width={`${Math.max(1, high - low)}%`}
        y="11"
        height="18"
        rx="9"
        opacity="0.35"
      />
      <circle class="dot" cx={`${score}%`} cy="20" r="7" />
      <text class="tick" x="50%" y="50" text-anchor="middle">
        {text("chemistry.usual-pair")}
      </text>
    </svg>
  );
}
