/** The sed of images made on Debian: it does all that BusyBox' does, and more, which is not known here. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';
import { parseSed } from './parse.ts';
import type { Script } from './script.ts';

/** What BusyBox refuses may be right in GNU: `first~step`, `Q`, exit codes, an `I` behind an address. */
export function parseGnuSed(source: string, isExtended: boolean): Script {
  const script = parsed(source, isExtended);
  for (const { name, substitution } of script.commands) {
    if (name === 'l') throw new Unmodelled('sed: l');
    if (/\\[ULEul]/.test(substitution?.replacement ?? '')) throw new Unmodelled('sed: change of case');
  }
  return script;
}

function parsed(source: string, isExtended: boolean): Script {
  try {
    return parseSed(source, isExtended);
  } catch (error) {
    if (error instanceof Failure) throw new Unmodelled(`sed: ${error.message}`);
    throw error;
  }
}
