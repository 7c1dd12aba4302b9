// The stretch of an axis that is in view, and how panning and zooming move it. Never wider than the axis, never narrower than a few bars.

export interface ViewWindow {
  readonly from: number;
  readonly to: number;
}

const PLACES_MIN = 20;

export function clampWindow({ from, to }: ViewWindow, length: number): ViewWindow {
  const span = Math.min(Math.max(to - from, Math.min(PLACES_MIN, length)), Math.max(length, 1));
  const start = Math.min(Math.max(from, 0), Math.max(length - span, 0));
  return { from: start, to: start + span };
}

export function panWindow(view: ViewWindow, places: number, length: number): ViewWindow {
  return clampWindow({ from: view.from + places, to: view.to + places }, length);
}

/** `factor` above 1 zooms out; the place under `anchor` (0 to 1 of the window) stays where it is. */
export function zoomWindow(view: ViewWindow, factor: number, anchor: number, length: number): ViewWindow {
  const span = view.to - view.from;
  const wanted = Math.min(Math.max(span * factor, Math.min(PLACES_MIN, length)), Math.max(length, 1));
  const fixed = view.from + span * anchor;
  return clampWindow({ from: fixed - wanted * anchor, to: fixed + wanted * (1 - anchor) }, length);
}

/** A window around a stretch, with air on both sides. */
export function windowAround(from: number, to: number, length: number): ViewWindow {
  const air = Math.max((to - from) * 0.6, 45);
  return clampWindow({ from: from - air, to: to + air }, length);
}
