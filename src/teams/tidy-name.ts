/** A group's name as somebody typed it, without what stands around it. */
export function tidyName(name: string): string {
  return name
    .replace(/^(?:the|our)\s+/i, '')
    .replace(/[.\s]+$/, '')
    .replace(/[,\s]+(?:please|thanks|thank you)$/i, '')
    .trim();
}
