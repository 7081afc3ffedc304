/** What nginx refuses when it sees directives together: doubles, missing formats, URIs where none may be. */
import type { Directive } from '#domain/world/nginx/directive.ts';
import { at } from './refusals.ts';
import { Scope } from './scope.ts';
import type { Settings } from './settings.ts';

/** Throws `Emergency` for what only the whole shows. */
export function refuseWhole(settings: Settings): void {
  refuseTwice(settings);
  for (const scope of [settings.http, ...settings.servers.map((server) => server.scope)])
    for (const directive of scope ? logsIn(scope.block) : []) refuseFormat(directive, settings);
  refusePassWithUri(new Scope(settings.http?.block), false);
}

const logsIn = (block: readonly Directive[]): readonly Directive[] =>
  block.flatMap((each) => (each.name === 'access_log' ? [each] : logsIn(each.block ?? [])));

function refuseFormat(directive: Directive, { formats }: Settings): void {
  const format = directive.args.slice(1).find((word) => !word.includes('='));
  if (format !== undefined && !formats.has(format)) throw at(directive, `unknown log format "${format}"`);
}

function refuseTwice({ http, servers }: Settings): void {
  const names = new Set<string>();
  for (const directive of http?.own('upstream') ?? []) {
    const [name = ''] = directive.args;
    if (names.has(name)) throw at(directive, `duplicate upstream "${name}"`);
    names.add(name);
  }
  const defaults = new Set<number>();
  for (const { port, directive } of servers.flatMap(({ listens }) => listens)) {
    if (!directive.args.includes('default_server')) continue;
    if (defaults.has(port) && !/^\[/.test(directive.args[0] ?? ''))
      throw at(directive, `a duplicate default server for 0.0.0.0:${port}`);
    defaults.add(port);
  }
}

const NO_URI =
  '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block';

function refusePassWithUri(scope: Scope, isForbidden: boolean): void {
  for (const directive of scope.block) {
    const [first = '', second] = directive.args;
    const hasUri =
      directive.name === 'proxy_pass' && /^https?:\/\/[^/$]+\//.test(first) && !first.includes('$');
    if (hasUri && isForbidden) throw at(directive, NO_URI);
    const isPlain =
      directive.name === 'location' &&
      !/^[~@]/.test(first) &&
      (second === undefined || !first.startsWith('~'));
    if (directive.block)
      refusePassWithUri(
        new Scope(directive.block),
        directive.name === 'location' ? !isPlain : directive.name === 'if' || isForbidden,
      );
  }
}
