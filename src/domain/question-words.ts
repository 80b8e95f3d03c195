/** A question's words with white space and marks evened out; what the rules below match. */
export function plainWords(text: string): string {
  return (
    text
      .replace(/&nbsp;|\u00a0/g, ' ')
      .replace(/[’‘]/g, "'")
      // An action's number as a keyboard without a point on its number pad writes it.
      .replace(/(?<![\d.,])(\d{1,2}),(?=\d{1,2}(?![\d.,]))/g, '$1.')
      .replace(/[?!,;]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
