/** What Prometheus answers: whether it lives, its targets, and the last value of a metric by its bare name. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Handler, Reply } from '#domain/simulation/network/http/server.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import type { Scrape, Scrapes } from './scrapes.ts';

export const answering = (process: Process, scrapes: Scrapes, version: string): Handler =>
  // oxlint-disable-next-line require-yield -- answers at once
  function* answer({ path, target }) {
    const page = pageFor(path, target, scrapes.all, version);
    const date = ['Date', headerTime(process.kernel.wallTime)] as const;
    return { ...page, headers: [date, ...(page.headers ?? [])] };
  };

const TEXT = [['Content-Type', 'text/plain; charset=utf-8']] as const;
const JSON_TYPE = [['Content-Type', 'application/json']] as const;

function pageFor(path: string, target: string, all: readonly Scrape[], version: string): Reply {
  switch (path) {
    case '/-/ready':
      return { status: 200, headers: TEXT, body: 'Prometheus Server is Ready.\n' };
    case '/-/healthy':
      return { status: 200, headers: TEXT, body: 'Prometheus Server is Healthy.\n' };
    case '/metrics':
      return { status: 200, headers: TEXT, body: `prometheus_build_info{version="${version}"} 1\n` };
    case '/':
      return { status: 302, headers: [['Location', '/query']], body: '' };
    case '/api/v1/targets':
      return success({ activeTargets: all.map(targetRow), droppedTargets: [], droppedTargetCounts: {} });
    case '/api/v1/query':
      return success({ resultType: 'vector', result: query(target, all) });
    default:
      if (path.startsWith('/api/')) throw new Unmodelled(`prometheus: ${path}`);
      return { status: 404, headers: TEXT, body: '404 page not found\n' };
  }
}

const success = (data: unknown): Reply => ({
  status: 200,
  headers: JSON_TYPE,
  body: JSON.stringify({ status: 'success', data }),
});

function targetRow({ target, health, problem, at }: Scrape): unknown {
  const { scheme, address, path, job } = target;
  const url = `${scheme}://${address}${path}`;
  return {
    discoveredLabels: { __address__: address, __metrics_path__: path, __scheme__: scheme, job },
    labels: { instance: address, job },
    scrapePool: job,
    scrapeUrl: url,
    globalUrl: url,
    lastError: problem,
    lastScrape: at === 0 ? '0001-01-01T00:00:00Z' : new Date(at).toISOString(),
    health,
  };
}

function query(target: string, all: readonly Scrape[]): readonly unknown[] {
  const asked = decodeURIComponent(/[?&]query=([^&]*)/.exec(target)?.[1] ?? '');
  if (!/^[a-zA-Z_:][\w:]*$/.test(asked)) throw new Unmodelled(`prometheus: the query ${asked}`);
  return all
    .filter(({ at }) => at > 0)
    .flatMap(({ target: { address, job }, health, at, samples }) => {
      const base = { __name__: asked, instance: address, job };
      if (asked === 'up') return [{ metric: base, value: [at / 1000, health === 'up' ? '1' : '0'] }];
      return [...samples]
        .filter(([name]) => name === asked || name.startsWith(`${asked}{`))
        .map(([name, value]) => ({
          metric: { ...base, ...labelsOf(name) },
          value: [at / 1000, String(value)],
        }));
    });
}

const labelsOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...name.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value]),
  );
