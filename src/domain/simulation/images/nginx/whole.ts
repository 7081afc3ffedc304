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
  refuseSecond(http?.own('upstream') ?? [], ({ args }) => `duplicate upstream "${args[0] ?? ''}"`);
  const defaults = servers
    .flatMap(({ listens }) => listens)
    .filter(({ host, directive }) => !host.startsWith('[') && directive.args.includes('default_server'));
  const ports = new Map(defaults.map(({ directive, port }) => [directive, port]));
  refuseSecond(
    [...ports.keys()],
    (directive) => `a duplicate default server for 0.0.0.0:${ports.get(directive) ?? 0}`,
  );
}

/** Of directives that mean the same thing, each may be there once; the words tell what they mean. */
function refuseSecond(directives: readonly Directive[], wordsFor: (directive: Directive) => string): void {
  const seen = new Set<string>();
  for (const directive of directives) {
    const words = wordsFor(directive);
    if (seen.has(words)) throw at(directive, words);
    seen.add(words);
  }
}

const NO_URI =
  '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block';

function refusePassWithUri(scope: Scope, isForbidden: boolean): void {
  for (const directive of scope.block) {
    if (isForbidden && hasUri(directive)) throw at(directive, NO_URI);
    refusePassWithUri(new Scope(directive.block), forbidsUri(directive, isForbidden));
  }
}

const hasUri = ({ name, args: [target = ''] }: Directive): boolean =>
  name === 'proxy_pass' && /^https?:\/\/[^/$]+\//.test(target) && !target.includes('$');

/** What is asked in its block: a location found by its beginning alone can give a part of the URI away. */
function forbidsUri({ name, args: [first = ''] }: Directive, before: boolean): boolean {
  if (name === 'location') return first.startsWith('~') || first.startsWith('@');
  return before || name === 'if' || name === 'limit_except';
}
