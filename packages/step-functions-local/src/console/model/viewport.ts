/** What of a picture is seen in a frame: moved and scaled (pure). */
import type { Box, Point } from "./layout.ts";

export type Size = { width: number; height: number };
export type Viewport = Point & { scale: number };

const SMALLEST = 0.2;
const LARGEST = 2.5;
const MARGIN = 16;

/** All of it, in the middle, not larger than it is. */
export function fitIn(picture: Size, frame: Size): Viewport {
  const wide = (frame.width - 2 * MARGIN) / picture.width;
  const high = (frame.height - 2 * MARGIN) / picture.height;
  const scale = Math.max(SMALLEST, Math.min(1, wide, high));
  return {
    scale,
    x: (frame.width - picture.width * scale) / 2,
    y: (frame.height - picture.height * scale) / 2,
  };
}

/** From here down, the names of states are too small to be read. */
const READABLE = 0.6;
const LEGIBLE = 0.9;

/** All of it where that can be read; else as much as can be, around what matters. */
export function readIn(picture: Size, frame: Size, focus: Box): Viewport {
  const all = fitIn(picture, frame);
  if (all.scale >= READABLE) return all;
  const scale = LEGIBLE;
  const place = (size: number, room: number, middle: number) => {
    const free = room - size * scale;
    if (free >= 2 * MARGIN) return free / 2;
    return Math.min(MARGIN, Math.max(free - MARGIN, room / 2 - middle * scale));
  };
  return {
    scale,
    x: place(picture.width, frame.width, focus.x + focus.width / 2),
    y: place(picture.height, frame.height, focus.y + focus.height / 2),
  };
}

/** What is at `point` of the frame stays there. */
export function zoom(view: Viewport, factor: number, point: Point): Viewport {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * factor));
  const by = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * by, y: point.y - (point.y - view.y) * by };
}

/** Moved no farther than needed for a box to be seen. */
export function show(view: Viewport, box: Box, frame: Size): Viewport {
  const move = (from: number, size: number, room: number) => {
    const [start, end] = [from - MARGIN, from + size + MARGIN];
    if (start < 0) return -start;
    return end > room ? Math.max(room - end, -start) : 0;
  };
  const { scale } = view;
  return {
    scale,
    x: view.x + move(view.x + box.x * scale, box.width * scale, frame.width),
    y: view.y + move(view.y + box.y * scale, box.height * scale, frame.height),
  };
}
