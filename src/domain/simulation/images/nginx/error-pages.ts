/** `error_page`: what answers in place of an error. */
import type { Exchange } from './exchange.ts';
import { answered, type Outcome } from './outcome.ts';
import type { Site } from './site.ts';

/** Undefined: the built-in page. An error in the place of an error leads no further (`recursive_error_pages off`). */
export function errorPage(status: number, exchange: Exchange, site: Site): Outcome | undefined {
  if (exchange.isErrorPage || status < 300) return undefined;
  const directive = exchange.scope
    .all('error_page')
    .find(({ args }) => args.slice(0, -1).includes(String(status)));
  if (!directive) return undefined;
  exchange.isErrorPage = true;
  const said = directive.args.find((word) => /^=\d*$/.test(word));
  const to = site.fill(directive.args.at(-1) ?? '', exchange);
  if (/^https?:\/\//.test(to))
    return answered(said === undefined || said === '=' ? 302 : Number(said.slice(1)), site.page(302), [
      ['Location', to],
    ]);
  if (said === undefined) exchange.told = status;
  else if (said !== '=') exchange.told = Number(said.slice(1));
  return { is: 'led', to };
}
