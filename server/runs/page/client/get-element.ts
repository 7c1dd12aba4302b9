// Elements by id, of the kind that the page was written with.

export function findElement<Kind extends Element>(id: string, kind: new () => Kind): Kind | null {
  const element = document.getElementById(id);
  return element instanceof kind ? element : null;
}

/** Throws where the page has none: page and script are written together. */
export function getElement<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = findElement(id, kind);
  if (element === null) throw new Error(`The page has no ${kind.name} #${id}.`);
  return element;
}
