// The button beside the command that makes the run again; shown only where the browser lets a page write to the clipboard.
import { getElement } from './get-element';

export function startCopy(): void {
  if (!('clipboard' in navigator)) return;
  const button = getElement('copy-command', HTMLButtonElement);
  const command = getElement('command', HTMLElement).textContent;
  button.hidden = false;
  button.addEventListener('click', () => {
    void copy(command, button);
  });
}

async function copy(command: string, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(command);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Select and copy';
  }
}
