/**
 * Moves and scales a picture in its frame; until somebody does so, all of it is shown, or in a small frame what can be
 * read around `focus`.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Box, Point } from "../../model/layout.ts";
import { fitIn, readIn, type Size, show as showIn, type Viewport, zoom } from "../../model/viewport.ts";

export function useViewport(picture: Size, focus: Box) {
  const frame = useRef<SVGSVGElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [moved, setMoved] = useState<Viewport>();
  const grabbed = useRef<(Point & { view: Viewport }) | undefined>(undefined);
  const view = moved ?? readIn(picture, size.width === 0 ? picture : size, focus);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(frame.current as SVGSVGElement);
    return () => observer.disconnect();
  }, []);
  useEffect(() => setMoved(undefined), [picture]);

  const zoomBy = (factor: number, point: Point = { x: size.width / 2, y: size.height / 2 }) =>
    setMoved(zoom(view, factor, point));

  const handlers = {
    onWheel(event: WheelEvent) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 300), { x: event.offsetX, y: event.offsetY });
    },
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      grabbed.current = { x: event.clientX, y: event.clientY, view };
    },
    onPointerMove({ clientX, clientY, buttons, pointerId }: PointerEvent) {
      const from = grabbed.current;
      if (from === undefined || buttons === 0) return;
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.hypot(dx, dy) < STEADY && moved === undefined) return;
      frame.current?.setPointerCapture(pointerId);
      setMoved({ ...from.view, x: from.view.x + dx, y: from.view.y + dy });
    },
    onPointerUp() {
      grabbed.current = undefined;
    },
  };

  return {
    frame,
    view,
    handlers,
    zoomBy: (factor: number) => zoomBy(factor),
    fit: () => setMoved(fitIn(picture, size)),
    show(box: Box) {
      const shown = showIn(view, box, size);
      if (shown.x !== view.x || shown.y !== view.y) setMoved(shown);
    },
  };
}

/** Pixels that a click may move. */
const STEADY = 4;
