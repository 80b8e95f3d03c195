import { withoutEntities } from './entities.ts';

const tag =
  /<\/?(?:a|b|i|u|s|em|strong|p|br|ul|ol|li|span|div|sup|sub|font|small|code|del|h[1-6]|table|t[dhr]|tbody)(?:\s[^<>]*)?\/?>/gi;

/** Words without what converters leave of web pages and Markdown. A link stays as its words and its address. */
export function plainWords(text: string): string {
  if (!/[<&[*_\u200B-\u200D\uFEFF\u00AD]/.test(text)) return text;
  const plain = text
    .replace(/[\u200B-\u200D\uFEFF\u00AD]/g, '')
    .replace(/<a\s[^<>]*?href\s*=\s*["']?([^"'\s<>]+)["']?[^<>]*>(.*?)<\/a>/gis, (_, address, words) =>
      linked(words, address),
    )
    .replace(/(?<!\w)!?\[([^[\]\n]+)\]\(((?:https?:|mailto:|www\.)[^()\s]+)\)/g, (_, words, address) =>
      linked(words, address),
    )
    .replace(/\s*<\/?sup\b[^<>]*>\s?/gi, (mark) => (mark.includes('/') && /\s$/.test(mark) ? ' ' : ''))
    .replace(/<(?:br|\/?p|\/?li|\/?[uo]l|\/?div|\/?h[1-6]|\/?tr)(?:\s[^<>]*)?\/?>/gi, '\n')
    .replace(tag, '');
  return withoutEntities(plain)
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\s*\n\s*\n\s*/g, '\n')
    .trim();
}

function linked(words: string, address: string): string {
  const plain = words.replace(tag, '').trim();
  const bare = (each: string) => each.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '');
  return plain === '' || bare(plain) === bare(address) ? address.replace(/^mailto:/, '') : `${plain} (${address})`;
}
