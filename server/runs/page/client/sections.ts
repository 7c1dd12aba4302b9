// Marks in the bar which section is being read.

export function startSections(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.bar nav a')];
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) mark(links, target.id);
    },
    { rootMargin: '-20% 0px -70% 0px' },
  );
  for (const section of document.querySelectorAll('main > section')) seen.observe(section);
}

function mark(links: readonly HTMLAnchorElement[], id: string): void {
  for (const link of links) {
    if (link.hash !== `#${id}`) link.removeAttribute('aria-current');
    else if (!link.hasAttribute('aria-current')) {
      link.setAttribute('aria-current', 'true');
      reveal(link);
    }
  }
}

/** Brings a link to the middle of a bar that is too narrow for all of them, without moving the page. */
function reveal(link: HTMLAnchorElement): void {
  const bar = link.parentElement;
  if (bar !== null) bar.scrollLeft = link.offsetLeft - bar.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
}
