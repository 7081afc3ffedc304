import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, print, readSome } from '#domain/simulation/kernel/stdio.ts';
import { setOf } from './character-set.ts';

interface How {
  readonly deletes: boolean;
  readonly squeezes: boolean;
  readonly complements: boolean;
}

export const tr: Program = applet(
  { usage: '[-cds] STRING1 [STRING2]', letters: '+cCdst' },
  function* ({ process, options, operands }) {
    const how = {
      deletes: options.has('d'),
      squeezes: options.has('s'),
      complements: options.lastOf('cC') !== undefined,
    };
    const [first, second] = operands;
    if (first === undefined || operands.length > 2) throw new UsageError();
    if (second === '') throw new Failure('STRING2 cannot be empty');
    const change = changeOf(how, first, second);
    const input = descriptorOf(process, 0);
    for (let part = yield* readSome(process, input); part !== null; part = yield* readSome(process, input)) {
      yield* print(process, change(part));
      yield null;
    }
    return 0;
  },
);

function changeOf(how: How, first: string, second: string | undefined): (text: string) => string {
  const from = how.complements ? complementOf(setOf(first)) : setOf(first);
  const to = second === undefined ? '' : setOf(second);
  const isTranslated = second !== undefined && !how.deletes;
  const table = isTranslated ? tableOf(from, to) : new Map<string, string>();
  const deleted = new Set(how.deletes ? from : '');
  const squeezed = new Set(how.squeezes ? (second === undefined ? from : to) : '');
  let last = '';
  return (text) => {
    let result = '';
    for (const character of text) {
      if (deleted.has(character)) continue;
      const now = table.get(character) ?? character;
      if (now === last && squeezed.has(now)) continue;
      last = now;
      result += now;
    }
    return result;
  };
}

/** What the second set lacks is its last character. */
const tableOf = (from: string, to: string): Map<string, string> =>
  new Map(Array.from(from).map((character, at) => [character, to.charAt(Math.min(at, to.length - 1))]));

function complementOf(set: string): string {
  let rest = '';
  for (let code = 0; code < 256; code += 1)
    if (!set.includes(String.fromCharCode(code))) rest += String.fromCharCode(code);
  return rest;
}
