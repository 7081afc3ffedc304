import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

/** `h?llo`, `h*llo`, `h[ae]llo`, `h[^e]llo` as an expression that cannot take for ever: stars in a row count as one. */
export function globPattern(pattern: string): RegExp {
  if (pattern.split('*').length > 6) throw new Unmodelled('redis: so many stars in a pattern');
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern.charAt(at);
    const set = letter === '[' ? /^\[\^?[^\]]+\]/.exec(pattern.slice(at))?.[0] : undefined;
    if (set !== undefined) {
      source += set.replaceAll('\\', '\\\\');
      at += set.length - 1;
    } else if (letter === '*') source += source.endsWith('[^]*') ? '' : '[^]*';
    else if (letter === '?') source += '[^]';
    else source += letter.replace(/[.+^${}()|\\[\]/]/g, '\\$&');
  }
  return new RegExp(`^${source}$`);
}
