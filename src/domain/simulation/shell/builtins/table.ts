import { aliasBuiltins } from './aliases.ts';
import type { Builtin } from './builtin.ts';
import { flowBuiltins } from './flow.ts';
import { getoptsBuiltins } from './getopts.ts';
import { jobBuiltins } from './jobs.ts';
import { limitBuiltins } from './limits.ts';
import { lookupBuiltins } from './lookup.ts';
import { placeBuiltins } from './place.ts';
import { readBuiltins } from './read.ts';
import { setBuiltins } from './set.ts';
import { sharedBuiltins } from './shared.ts';
import { sourceBuiltins } from './source.ts';
import { trapBuiltins } from './trap.ts';
import { variableBuiltins } from './variables.ts';

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ...aliasBuiltins,
  ...flowBuiltins,
  ...getoptsBuiltins,
  ...jobBuiltins,
  ...limitBuiltins,
  ...placeBuiltins,
  ...readBuiltins,
  ...setBuiltins,
  ...sharedBuiltins,
  ...sourceBuiltins,
  ...trapBuiltins,
  ...variableBuiltins,
  ...lookupBuiltins((name) => BUILTINS.get(name)),
]);
