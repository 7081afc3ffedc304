/** prometheus.yml, as far as its targets are written down in it. */
import { CLI_LIMITS, LimitPassed } from '#domain/kubernetes/limits.ts';
import type { YamlNode } from '#domain/kubernetes/yaml/node.ts';
import { readYaml } from '#domain/kubernetes/yaml/read.ts';
import { milliseconds } from '#domain/simulation/images/nginx/scope.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { toText } from '#domain/simulation/files/bytes.ts';

export interface ScrapeTarget {
  readonly job: string;
  /** Host and port as written. */
  readonly address: string;
  readonly path: string;
  readonly scheme: string;
  readonly intervalMs: number;
}

const MINUTE_MS = 60_000;

/** A text is why Prometheus does not take it. */
export function readTargets(content: string): readonly ScrapeTarget[] | string {
  const root = documentOf(toText(content));
  if (typeof root === 'string') return root;
  if (root === undefined || root.kind === 'null') return [];
  if (root.kind !== 'map') return 'yaml: unmarshal errors:\n  line 1: cannot unmarshal into config.plain';
  const usual = duration(textAt(at(root, 'global'), 'scrape_interval')) ?? MINUTE_MS;
  return itemsOf(at(root, 'scrape_configs')).flatMap((job) => targetsOf(job, usual));
}

function documentOf(text: string): YamlNode | string | undefined {
  try {
    const [document] = readYaml(text, CLI_LIMITS);
    return document?.problem ? `yaml: ${document.problem.message}` : document?.root;
  } catch (error) {
    if (error instanceof LimitPassed) throw new Unmodelled('so large a prometheus.yml');
    throw error;
  }
}

function targetsOf(job: YamlNode, usual: number): readonly ScrapeTarget[] {
  if (job.kind === 'map')
    for (const name of job.entries.keys())
      if (/_sd_configs$|^relabel_configs$|^metric_relabel_configs$/.test(name))
        throw new Unmodelled(`prometheus: ${name}`);
  const common = {
    job: textAt(job, 'job_name') ?? '',
    path: textAt(job, 'metrics_path') ?? '/metrics',
    scheme: textAt(job, 'scheme') ?? 'http',
    intervalMs: duration(textAt(job, 'scrape_interval')) ?? usual,
  };
  const groups = itemsOf(at(job, 'static_configs'));
  const addresses = groups
    .flatMap((group) => itemsOf(at(group, 'targets')))
    .flatMap((node) => textOf(node) ?? []);
  return addresses.map((address) => ({ ...common, address }));
}

const duration = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : milliseconds(text);

const at = (node: YamlNode | undefined, name: string): YamlNode | undefined =>
  node?.kind === 'map' ? node.entries.get(name)?.value : undefined;

const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] =>
  node?.kind === 'list' ? node.items.map(({ value }) => value) : [];

function textOf(node: YamlNode | undefined): string | undefined {
  if (node?.kind === 'string') return node.value;
  return node?.kind === 'number' ? node.json : undefined;
}

const textAt = (node: YamlNode | undefined, name: string): string | undefined => textOf(at(node, name));
