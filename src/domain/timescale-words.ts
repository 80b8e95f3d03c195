/**
 * The words of a timescale made even for reading: what office programs and web pages leave in them is taken out, and
 * every dash is "-". Only for reading: what is kept and shown is the words as written.
 */
export function evenWords(text: string): string {
  return withoutNumbering(text.trim())
    .replace(/<\/?(?:sup|sub|b|i|u|em|strong|span|s|font)\b[^<>]*>/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&nbsp;|&#160;/gi, ' ')
    .replace(/&amp;/gi, '&')
    .replace(/&[mn]dash;|&#821[12];/gi, '-')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[‘’`´]/g, "'")
    .replace(/[\u200b-\u200d\u00ad\ufeff]/g, '')
    .replace(/[#*_~•●▪◦|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "1) June 2019 2) July 2019"; with full stops only where a second number shows that the first is none of a date. */
function withoutNumbering(text: string): string {
  const bracketed = text.replace(/(^|\s)\(?\d{1,2}\)\s/g, '$1; ');
  return /^\s*1\.\s.*\s2\.\s/s.test(bracketed) ? bracketed.replace(/(^|\s)\d{1,2}\.\s/g, '$1; ') : bracketed;
}
