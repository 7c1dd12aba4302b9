// What is said about an error that is ours: one line, and where it came from for those who ask.

export function bugText(error: unknown, withTrace: boolean): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const line = `yantra: this is a bug of ours: ${message.replace(/\.$/, '')}. Please report it with the command you ran`;
  if (!withTrace) return `${line}; YANTRA_TRACE=1 adds where it happened.\n`;
  return `${line}.\n${error instanceof Error ? (error.stack ?? '') : ''}\n`;
}
