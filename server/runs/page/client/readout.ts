// One part of a line of values over a chart: a dim name and its value.

export function readoutPart(name: string, value: string, tone = ''): HTMLElement {
  const part = document.createElement('span');
  part.append(`${name} `);
  const strong = document.createElement('b');
  strong.textContent = value;
  if (tone !== '') strong.className = tone;
  if (value !== '') part.append(strong);
  return part;
}
