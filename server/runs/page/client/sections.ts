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
    if (link.hash === `#${id}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}
