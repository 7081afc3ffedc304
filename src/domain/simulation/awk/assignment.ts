import { withoutEscapes } from './syntax/escapes.ts';
import { UserText } from './values.ts';

/** `name=value`, as -v takes it and as it may stand among the files. */
export function assignmentOf(text: string): { readonly name: string; readonly value: UserText } | undefined {
  const [, name, value = ''] = /^([A-Za-z_]\w*)=([^]*)$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, value: new UserText(withoutEscapes(value)) };
}
