const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
    pound: '£',
    euro: '€',
  }),
);

/** "&amp;" and "&#38;" become "&". What is no sign that people type stays as it was written. */
export function withoutEntities(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|([a-z]{2,6}));/gi,
    (whole, code, name) => (code ? characterOf(Number(code)) : named.get(name.toLowerCase())) ?? whole,
  );
}

function characterOf(code: number): string | undefined {
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
