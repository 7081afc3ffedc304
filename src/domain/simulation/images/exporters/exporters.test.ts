import { describe, expect, it } from 'vitest';
import { createPod } from '#domain/simulation/images/pod.test-data.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';

describe('redis_exporter', () => {
  it.each([
    ['the Redis beside it', {}, 'redis_up 1\n'],
    ['one that is named', { env: { REDIS_ADDR: 'localhost:6379' } }, 'redis_connected_clients 1\n'],
    ['a port where nobody listens', { env: { REDIS_ADDR: 'redis://localhost:1' } }, 'redis_up 0\n'],
    ['a flag before the environment', { argv: ['/redis_exporter', '--redis.addr=redis://localhost:6379'], env: { REDIS_ADDR: 'x' } }, 'redis_up 1\n'],
  ])('reads %s', (_name, options, row) => {
    const pod = createPod();
    pod.start('redis', 'redis:7.4');
    const exporter = pod.start('exporter', 'oliver006/redis_exporter:v1.66.0', options);
    pod.run(500);
    const answer = pod.get('/metrics', { port: 9121 });
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining(row)]);
    expect(exporter.log()).toContain('level=info msg="Providing metrics at 0.0.0.0:9121/metrics"\n');
    pod.kernel.kill(exporter.process, SIG.TERM);
    pod.run(100);
    expect(exporter.process.exitCode).toBe(0);
  }); // prettier-ignore

  it('ends when it is given a flag that it does not have', () => {
    const pod = createPod();
    const argv = ['/redis_exporter', '--redis-addr=localhost:6379'];
    const exporter = pod.start('exporter', 'oliver006/redis_exporter:v1.66.0', { argv });
    pod.run(500);
    expect(exporter.log()).toContain('flag provided but not defined: -redis-addr\n');
    expect(exporter.process.exitCode).toBe(2);
  });

  it('asks with a password', () => {
    const pod = createPod();
    pod.start('redis', 'redis:7.4', { argv: ['docker-entrypoint.sh', '--requirepass', 'x'] });
    const exporter = (env: Readonly<Record<string, string>>, port: number): string => {
      pod.start(`exporter${port}`, 'oliver006/redis_exporter:v1.66.0', {
        env: { ...env, REDIS_EXPORTER_WEB_LISTEN_ADDRESS: `:${port}` },
      });
      pod.run(500);
      return /redis_up \d/.exec(pod.get('/metrics', { port }).body)?.[0] ?? '';
    };
    expect([exporter({}, 9121), exporter({ REDIS_PASSWORD: 'x' }, 9122)]).toEqual([
      'redis_up 0',
      'redis_up 1',
    ]);
  });
});

describe('nginx-prometheus-exporter', () => {
  const argv = ['/usr/bin/nginx-prometheus-exporter', '--nginx.scrape-uri=http://localhost:80/stub_status'];

  it.each([
    [
      'with its status page',
      'server { listen 80; location /stub_status { stub_status; } }',
      'nginx_up 1\n',
      '',
    ],
    ['without one', 'server { listen 80; }', 'nginx_up 0\n', 'expected 200 response, got 404'],
    ['elsewhere', 'server { listen 81; }', 'nginx_up 0\n', 'connect: connection refused'],
  ])('reads an nginx %s', (_name, site, row, words) => {
    const pod = createPod();
    pod.start('web', 'nginx:1.27', { files: { '/etc/nginx/conf.d/default.conf': site } });
    const exporter = pod.start('metrics', 'nginx/nginx-prometheus-exporter:1.3.0', { argv });
    pod.run(500);
    expect(pod.get('/metrics', { port: 9113 }).body).toContain(row);
    expect(exporter.log()).toContain(words);
  });
});

describe('prometheus', () => {
  const file = (address: string): string =>
    `global:\n  scrape_interval: 5s\nscrape_configs:\n- job_name: redis\n  static_configs:\n  - targets: ['${address}']\n`;

  it.each([
    ['up', 'localhost:9121', 'up', '1'],
    ['down', 'localhost:1', 'down', '0'],
  ])('finds its target %s', (_name, address, health, value) => {
    const pod = createPod();
    pod.start('exporter', 'oliver006/redis_exporter:v1.66.0');
    const prometheus = pod.start('prometheus', 'prom/prometheus:v3.5.0', {
      files: { '/etc/prometheus/prometheus.yml': file(address) },
    });
    pod.run(6000);
    expect(pod.get('/-/ready', { port: 9090 }).body).toBe('Prometheus Server is Ready.\n');
    expect(pod.get('/api/v1/targets', { port: 9090 }).body).toContain(`"health":"${health}"`);
    expect(pod.get('/api/v1/query?query=up', { port: 9090 }).body).toContain(`"${value}"]`);
    pod.kernel.kill(prometheus.process, SIG.TERM);
    pod.run(100);
    expect(prometheus.process.exitCode).toBe(0);
  });

  it('does not start with a wrong file', () => {
    const pod = createPod();
    const prometheus = pod.start('prometheus', 'prom/prometheus:v3.5.0', {
      files: { '/etc/prometheus/prometheus.yml': 'a: [' },
    });
    pod.run(100);
    expect([prometheus.process.exitCode, prometheus.log()]).toEqual([2, expect.stringContaining('Error loading config')]);
  }); // prettier-ignore
});
