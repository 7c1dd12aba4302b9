// The two switches of the bar: theme (the system's, light, dark) and the colours of profit and loss.
import { readChoice, keepChoice } from './choice';
import { getElement } from './get-element';

const THEMES = [
  { value: null, text: 'Theme: system' },
  { value: 'light', text: 'Theme: light' },
  { value: 'dark', text: 'Theme: dark' },
] as const;

const PAIRS = [
  { value: null, text: 'Green / red' },
  { value: 'blue', text: 'Blue / orange' },
] as const;

/** `redraw`: canvases take their colours anew. */
export function startSwitches(redraw: () => void): void {
  startSwitch('theme', THEMES, redraw);
  startSwitch('pair', PAIRS, redraw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
}

function startSwitch(name: 'theme' | 'pair', states: readonly { readonly value: string | null; readonly text: string }[], redraw: () => void): void {
  const button = getElement(`${name}-switch`, HTMLButtonElement);
  let at = Math.max(0, states.findIndex(({ value }) => value === readChoice(name)));
  const show = (): void => {
    const state = states[at];
    if (state === undefined) return;
    button.textContent = state.text;
    if (state.value === null) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = state.value;
  };
  button.addEventListener('click', () => {
    at = (at + 1) % states.length;
    show();
    keepChoice(name, states[at]?.value ?? null);
    redraw();
  });
  button.hidden = false;
  show();
}
