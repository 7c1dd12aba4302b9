// A reader's choices, remembered where the browser allows it: pages opened from a disk or in private may not.

type ChoiceName = 'theme' | 'pair';

export function readChoice(name: ChoiceName): string | null {
  try {
    return localStorage.getItem(`yantra.report.${name}`);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function keepChoice(name: ChoiceName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`yantra.report.${name}`);
    else localStorage.setItem(`yantra.report.${name}`, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
