// Paper is light: a page that is printed takes its light colours for that long, canvases too.

/** `redraw`: canvases take their colours anew, at once. */
export function startPaper(redraw: () => void): void {
  const root = document.documentElement;
  let before: string | null = null;
  addEventListener('beforeprint', () => {
    before = root.getAttribute('data-theme');
    root.setAttribute('data-theme', 'light');
    redraw();
  });
  addEventListener('afterprint', () => {
    if (before === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', before);
    redraw();
  });
}
