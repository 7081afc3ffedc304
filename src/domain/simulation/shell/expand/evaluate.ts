import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { evaluate } from './arithmetic.ts';
import { ArithmeticError } from './numbers.ts';
import { valueOf } from './special.ts';

/** The value of an expression over the shell's variables. A wrong one ends the script. */
export function arithmetic(shell: Shell, text: string): bigint {
  try {
    return evaluate(text, {
      get: (name) => valueOf(shell, name),
      set: (name, value) => shell.assign(name, value),
    });
  } catch (error) {
    if (error instanceof ArithmeticError) throw shell.error(error.message);
    throw error;
  }
}
