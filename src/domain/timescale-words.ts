/**
 * The words of a timescale made even for reading: what office programs and web pages leave in them is taken out, and
 * every dash is "-". Only for reading: what is kept and shown is the words as written.
 */
export function evenWords(text: string): string {
  return text
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
    .trim()
    .replace(/(^| )\(?\d{1,2}\) /g, '$1; ');
}
