/** A text on one line, cut at a word where it is longer than `most` characters; the cut is shown. */
export function cut(text: string, most: number): string {
  const line = cleaned(text).replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const head = line.slice(0, most);
  const atWord = head.replace(/\s\S*$/, '');
  // A text without spaces is cut anywhere, but never inside an emoji.
  const kept = atWord.length > most * 0.6 ? atWord : head.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** A text's paragraphs, for places that show it whole. */
export function paragraphs(text: string): readonly string[] {
  return cleaned(text)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/**
 * Control characters and marks that turn the writing direction can make a card say something else than it holds; what
 * is no character at all makes a file of Office unreadable.
 */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069\uE000\uFFFE\uFFFF]/g, '');
}

/** "Police’s", "Schools’". */
export function possessive(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`;
}

/** "1,234". The browser's own way of writing numbers is slow to begin with: it reads all it knows of a language first. */
export function shownCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "3 days", "1 day". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${shownCount(count)} ${count === 1 ? one : many}`;
}
