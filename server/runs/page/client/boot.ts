// Runs before the first paint: puts the reader's chosen theme and colours on the root, so that no page flashes in the wrong ones.
import { readChoice } from './choice';

for (const name of ['theme', 'pair'] as const) {
  const choice = readChoice(name);
  if (choice !== null) document.documentElement.dataset[name] = choice;
}
