// The two switches of the bar: theme (the system's, light, dark) and the colours of profit and loss.
import { keepChoice, readChoice } from './choice';
import { getElement } from './get-element';

interface State {
  readonly value: string | null;
  readonly text: string;
}

const THEMES: readonly State[] = [
  { value: null, text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

const PAIRS: readonly State[] = [
  { value: null, text: 'green and red' },
  { value: 'blue', text: 'blue and orange' },
];

/** `redraw`: canvases take their colours anew. */
export function startSwitches(redraw: () => void): void {
  const themeName = getElement('theme-name', HTMLElement);
  startSwitch('theme', 'Theme', THEMES, redraw, (text) => {
    themeName.textContent = ` ${text}`;
  });
  startSwitch('pair', 'Profit and loss', PAIRS, redraw, () => {});
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
}

function startSwitch(
  name: 'theme' | 'pair',
  title: string,
  states: readonly State[],
  redraw: () => void,
  show: (text: string) => void,
): void {
  const button = getElement(`${name}-switch`, HTMLButtonElement);
  let at = Math.max(
    0,
    states.findIndex(({ value }) => value === readChoice(name)),
  );
  const apply = (): void => {
    const state = states[at];
    if (state === undefined) return;
    if (state.value === null) document.documentElement.removeAttribute(`data-${name}`);
    else document.documentElement.setAttribute(`data-${name}`, state.value);
    button.title = `${title}: ${state.text}`;
    button.setAttribute('aria-label', button.title);
    show(state.text);
  };
  button.addEventListener('click', () => {
    at = (at + 1) % states.length;
    apply();
    keepChoice(name, states[at]?.value ?? null);
    redraw();
  });
  button.hidden = false;
  apply();
}
