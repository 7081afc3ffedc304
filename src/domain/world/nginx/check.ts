import { nearDirective, rulesOf, type DirectiveRule } from './directives.ts';
import { listenProblem } from './listen.ts';
import type { Directive, NginxError } from './directive.ts';

/** The letter of the context inside a block, by the block's name and the context that it stands in. */
const INSIDE: Readonly<Record<string, string>> = {
  'm events': 'e', 'm http': 'h', 'm stream': 't', 'h server': 's', 't server': 'x', 'h upstream': 'u', 't upstream': 'y',
  's location': 'l', 'l location': 'l', 's if': 'l', 'l if': 'l', 'l limit_except': 'l',
}; // prettier-ignore

/** A directive with the context that it stands in, in the order in which nginx meets them. */
export interface Placed {
  readonly directive: Directive;
  readonly context: string;
}

export interface Checked {
  readonly error: NginxError | undefined;
  /** The first directive of a module that Tripod does not know. */
  readonly unmodelled: string | undefined;
}

/** The first thing that nginx refuses (ngx_conf_handler), in the file's order. */
export function checkDirectives(directives: readonly Directive[]): Checked {
  let unmodelled: string | undefined;
  for (const placed of placedIn(directives, 'm')) {
    const error = checkOne(placed);
    if (error === 'unmodelled') unmodelled ??= placed.directive.name;
    else if (error !== undefined) return { error, unmodelled };
  }
  return { error: undefined, unmodelled };
}

/** Words inside `types`, `map` and the like are data, no directives. */
function placedIn(directives: readonly Directive[], context: string): readonly Placed[] {
  return directives.flatMap((directive) => {
    const inner = INSIDE[`${context} ${directive.name}`];
    const below =
      directive.block === undefined || inner === undefined ? [] : placedIn(directive.block, inner);
    return [{ directive, context }, ...below];
  });
}

function checkOne({ directive, context }: Placed): NginxError | 'unmodelled' | undefined {
  const { name } = directive;
  const rules = rulesOf(name);
  if (rules.length === 0) {
    const sure = !/^[a-z0-9_]+$/.test(name) || nearDirective(name) !== undefined;
    return sure ? errorAt(directive, 'unknown-directive', `unknown directive "${name}"`) : 'unmodelled';
  }
  const rule = rules.find((each) => each.contexts.includes(context));
  if (rule === undefined) return errorAt(directive, 'not-allowed', `"${name}" directive is not allowed here`);
  return formProblem(directive, rule) ?? valueProblem(directive, rule);
}

/** Whether it has a block where it needs one, and as many words as it takes. */
function formProblem(directive: Directive, rule: DirectiveRule): NginxError | undefined {
  const { name, args, block } = directive;
  if (!rule.block && block !== undefined)
    return errorAt(directive, 'not-terminated', `directive "${name}" is not terminated by ";"`);
  if (rule.block && block === undefined)
    return errorAt(directive, 'no-opening', `directive "${name}" has no opening "{"`);
  return args.length < rule.least || args.length > rule.most ? wrongCount(directive) : undefined;
}

function wrongCount(directive: Directive): NginxError {
  return errorAt(directive, 'arguments', `invalid number of arguments in "${directive.name}" directive`);
}

function valueProblem(directive: Directive, rule: DirectiveRule): NginxError | undefined {
  if (directive.name === 'listen') {
    const problem = listenProblem(directive.args, rule.contexts.includes('x'));
    return problem === undefined ? undefined : errorAt(directive, 'listen', problem);
  }
  if (directive.name === 'server' && !rule.block) {
    const [address = ''] = directive.args;
    // ngx_parse_inet_url: an upstream's server is host and port; a scheme or a path makes it no host.
    if (address.includes('/') && !address.startsWith('unix:'))
      return errorAt(directive, 'host', `invalid host in upstream "${address}"`);
    const wrong = directive.args.slice(1).find((arg) => !SERVER_PARAMETER.test(arg));
    return wrong === undefined ? undefined : errorAt(directive, 'parameter', `invalid parameter "${wrong}"`);
  }
  return undefined;
}

const SERVER_PARAMETER =
  /^(?:weight=0*[1-9]\d*|max_conns=\d+|max_fails=\d+|fail_timeout=\w+|slow_start=\w+|route=.+|service=.+|backup|down|resolve|drain)$/;

export function errorAt(directive: Directive, reason: string, words: string): NginxError {
  const { file, line, span } = directive;
  return { reason, text: `${words} in ${file}:${line}`, file, span };
}
