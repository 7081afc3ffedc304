import { describe, expect, it } from 'vitest';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { TestCluster, type TestPod } from './cluster.test-data.ts';
import { connect } from './connect.ts';
import { networkOf } from './pod-network.ts';
import { hangUp } from './socket.ts';

/** Answers each connection with its name and ends it. */
const server = (port: number, address: string, says: string): Program =>
  function* (process) {
    const listener = networkOf(process).bind(process, port, { address });
    for (;;) {
      const socket = yield* listener.accept(process);
      yield* socket.write(process, says);
      hangUp(process, socket);
    }
  };

const client = (host: string, port: number, told: string[], timeoutMs?: number): Program =>
  function* (process: Process): Task {
    const socket = yield* connect(process, host, port, { timeoutMs });
    if (typeof socket === 'string') {
      told.push(socket);
      return 1;
    }
    told.push(yield* readAll(process, socket));
    hangUp(process, socket);
    return 0;
  };

/** What a client in `from` gets of `host:port`, after everybody has begun to listen. */
function ask(cluster: TestCluster, from: TestPod, where: string, timeoutMs?: number): string {
  const [host = '', port = ''] = where.split(/:(?=\d+$)/);
  const told: string[] = [];
  cluster.kernel.run(cluster.kernel.now + 100);
  from.start(client(host, Number(port), told, timeoutMs), ['client'], { container: 'visitor' });
  cluster.kernel.run(cluster.kernel.now + 200_000);
  return told.join() || 'nothing';
}

function twoPods(): { cluster: TestCluster; web: TestPod; other: TestPod } {
  const cluster = new TestCluster();
  return {
    cluster,
    web: cluster.addPod('web', '10.244.0.5'),
    other: cluster.addPod('other', '10.244.0.6'),
  };
}

describe('who is reached', () => {
  it.each<[string, listens: string, from: 'web' | 'other', to: string, gets: string]>([
    ['a neighbour reaches a container of its Pod by localhost', '0.0.0.0', 'web', 'localhost:80', 'hi'],
    ['and by 127.0.0.1', '0.0.0.0', 'web', '127.0.0.1:80', 'hi'],
    ['and by any address of the loopback net', '0.0.0.0', 'web', '127.0.0.5:80', 'hi'],
    ['and by the Pod IP', '0.0.0.0', 'web', '10.244.0.5:80', 'hi'],
    ['and by the name of the Pod', '0.0.0.0', 'web', 'web:80', 'hi'],
    ['another Pod reaches it by its IP', '0.0.0.0', 'other', '10.244.0.5:80', 'hi'],
    ['localhost of another Pod is another machine', '0.0.0.0', 'other', 'localhost:80', 'refused'],
    ['nobody listens on another port', '0.0.0.0', 'web', 'localhost:81', 'refused'],
    ['who listens on localhost is reached by localhost', '127.0.0.1', 'web', 'localhost:80', 'hi'],
    ['but not by the Pod IP', '127.0.0.1', 'web', '10.244.0.5:80', 'refused'],
    ['and not from another Pod', '127.0.0.1', 'other', '10.244.0.5:80', 'refused'],
    ['who listens on the Pod IP is not at localhost', '10.244.0.5', 'web', 'localhost:80', 'refused'],
    ['but at the Pod IP', '10.244.0.5', 'other', '10.244.0.5:80', 'hi'],
    ['[::] takes IPv4, too', '::', 'other', '10.244.0.5:80', 'hi'],
    ['and the loopback of IPv6', '::', 'web', '::1:80', 'hi'],
    ['a private address that no Pod has never answers', '0.0.0.0', 'web', '10.244.9.9:80', 'timeout'],
    ['a name that nobody has', '0.0.0.0', 'web', 'nobody:80', 'nohost'],
  ])('%s', (_name, address, from, to, gets) => {
    const { cluster, web, other } = twoPods();
    web.start(server(80, address, 'hi'), ['server']);
    expect(ask(cluster, from === 'web' ? web : other, to)).toBe(gets);
  });

  it('what is dropped is waited for, as long as the client has patience', () => {
    const { cluster, web } = twoPods();
    expect(ask(cluster, web, '10.244.9.9:80', 3_000)).toBe('timeout');
    const [failure] = cluster.kernel.trace.of('connect-fail');
    expect(failure?.at).toBeGreaterThanOrEqual(3_000);
    expect(failure?.at).toBeLessThan(3_200);
  });

  it('all Pods of the node network share its ports', () => {
    const { cluster, web } = twoPods();
    const agent = cluster.addPod('agent', '172.18.0.2', { isNode: true });
    agent.start(server(9100, '0.0.0.0', 'node'), ['server']);
    expect(ask(cluster, web, '172.18.0.2:9100')).toBe('node');
    const second = cluster.addPod('agent2', '172.18.0.2', { isNode: true });
    second.start(server(9100, '0.0.0.0', 'node'), ['server']);
    cluster.kernel.run(cluster.kernel.now + 100);
    expect(cluster.told('bind-clash')).toEqual(['agent2 app bind-clash 9100 app']);
  });
});

describe('ports', () => {
  const bindBoth = (first: string, second: string, isOnlyIpv6 = false, uid = 0, port = 80): string => {
    const { cluster, web } = twoPods();
    const results: string[] = [];
    const binder = (address: string): Program =>
      function* (process) {
        try {
          networkOf(process).bind(process, port, { address, isOnlyIpv6: isOnlyIpv6 && address === '::' });
          results.push('bound');
        } catch (error) {
          results.push((error as SystemError).code);
        }
        yield { ms: 1_000 };
        return 0;
      };
    web.start(binder(first), ['one'], { container: 'front', uid });
    cluster.kernel.run(10);
    web.start(binder(second), ['two'], { container: 'back', uid });
    cluster.kernel.run(20);
    return [results[1], ...cluster.told('bind-clash')].join('; ');
  };
  const clash = 'EADDRINUSE; web back bind-clash 80 front';

  it.each<[string, first: string, second: string, onlyIpv6: boolean, outcome: string]>([
    ['one port has one listener in a Pod', '0.0.0.0', '0.0.0.0', false, clash],
    ['0.0.0.0 holds 127.0.0.1', '0.0.0.0', '127.0.0.1', false, clash],
    ['and the other way round', '127.0.0.1', '0.0.0.0', false, clash],
    ['127.0.0.1 and the Pod IP are two', '127.0.0.1', '10.244.0.5', false, 'bound'],
    ['[::] holds IPv4, too', '0.0.0.0', '::', false, clash],
    ['unless it is for IPv6 alone, as nginx has it', '0.0.0.0', '::', true, 'bound'],
    ['an address of another machine', '0.0.0.0', '10.244.0.6', false, 'EADDRNOTAVAIL'],
  ])('%s', (_name, first, second, onlyIpv6, outcome) => {
    expect(bindBoth(first, second, onlyIpv6)).toBe(outcome);
  });

  it('a user that is not root may listen on port 80 in a Pod, not on the node', () => {
    const { cluster, web } = twoPods();
    const agent = cluster.addPod('agent', '172.18.0.2', { isNode: true });
    web.start(server(80, '0.0.0.0', ''), ['server'], { uid: 1000 });
    const failed = agent.start(server(80, '0.0.0.0', ''), ['server'], { uid: 1000 });
    cluster.kernel.run(100);
    expect(cluster.told('bind')).toEqual(['web app bind 80']);
    expect(failed.process.state).toBe('dead');
  });

  it('a port is free again when its process has ended, and who waited there is reset', () => {
    const { cluster, web, other } = twoPods();
    const deaf: Program = function* (process) {
      networkOf(process).bind(process, 80);
      yield { ms: 1_000 };
      return 0;
    };
    web.start(deaf, ['deaf'], { container: 'front' });
    const told: string[] = [];
    const patient: Program = function* (process) {
      const socket = yield* connect(process, '10.244.0.5', 80);
      if (typeof socket === 'string') return 1;
      try {
        yield* readAll(process, socket);
      } catch (error) {
        told.push((error as SystemError).code);
      }
      return 0;
    };
    cluster.kernel.run(10);
    other.start(patient, ['patient']);
    cluster.kernel.run(2_000);
    web.start(server(80, '0.0.0.0', 'again'), ['server'], { container: 'back' });
    expect(told).toEqual(['ECONNRESET']);
    expect(ask(cluster, other, '10.244.0.5:80')).toBe('again');
    expect(cluster.told('bind', 'unbind', 'bind-clash')).toEqual([
      'web front bind 80',
      'web front unbind 80',
      'web back bind 80',
    ]);
  });
});

describe('Services', () => {
  function shop(plan: { readonly isSticky?: boolean } = {}): { cluster: TestCluster; other: TestPod } {
    const { cluster, web, other } = twoPods();
    const second = cluster.addPod('web2', '10.244.0.7');
    web.start(server(8080, '0.0.0.0', 'one'), ['server']);
    second.start(server(8080, '0.0.0.0', 'two'), ['server']);
    const to = [{ ip: '10.244.0.5', hostname: 'web-0' }, { ip: '10.244.0.7' }];
    cluster.addService({
      name: 'shop',
      clusterIP: '10.96.1.1',
      ports: ['80:8080'],
      nodePort: 30080,
      to,
      ...plan,
    });
    cluster.addService({ name: 'empty', clusterIP: '10.96.1.2', ports: ['80:8080'] });
    cluster.addService({ name: 'pods', clusterIP: 'None', ports: ['8080:8080'], to });
    cluster.addService({ name: 'db', namespace: 'data', clusterIP: '10.96.1.3', ports: ['80:8080'], to });
    cluster.addService({ name: 'alias', externalName: 'db.data.svc.cluster.local' });
    return { cluster, other };
  }

  it.each<[string, to: string, gets: string]>([
    ['its bare name in the same namespace', 'shop:80', 'one'],
    ['name and namespace', 'db.data:80', 'one'],
    ['with svc', 'db.data.svc:80', 'one'],
    ['its full name', 'shop.default.svc.cluster.local:80', 'one'],
    ['with the last dot', 'shop.default.svc.cluster.local.:80', 'one'],
    ['in capitals', 'SHOP:80', 'one'],
    ['a Service of another namespace has no bare name', 'db:80', 'nohost'],
    ['its cluster IP', '10.96.1.1:80', 'one'],
    ['a port that it does not declare leads nowhere', 'shop:8080', 'timeout'],
    ['without ready Pods nobody is there', 'empty:80', 'refused'],
    ['a headless one is its Pods, with their own ports', 'pods:8080', 'one'],
    ['and not the port of any Service', 'pods:80', 'refused'],
    ['a Pod of a StatefulSet by its name', 'web-0.pods:8080', 'one'],
    ['a Pod without host name by its address', '10-244-0-7.pods:8080', 'two'],
    ['another name before a headless Service', 'web-1.pods:8080', 'nohost'],
    ['an ExternalName is another name', 'alias:80', 'one'],
    ['its node port on the node', '172.18.0.2:30080', 'one'],
    ['the DNS name of a Pod', '10-244-0-7.default.pod.cluster.local:8080', 'two'],
    ['a namespace that has no such Service', 'shop.data:80', 'nohost'],
  ])('%s', (_name, to, gets) => {
    const { cluster, other } = shop();
    expect(ask(cluster, other, to)).toBe(gets);
  });

  it('its endpoints take turns', () => {
    const { cluster, other } = shop();
    const answers = [1, 2, 3, 4].map(() => ask(cluster, other, 'shop:80'));
    expect(answers).toEqual(['one', 'two', 'one', 'two']);
  });

  it('a client keeps its endpoint with sessionAffinity', () => {
    const { cluster, other } = shop({ isSticky: true });
    expect([1, 2, 3].map(() => ask(cluster, other, 'shop:80'))).toEqual(['one', 'one', 'one']);
  });

  it('the trace names the Service and who answered', () => {
    const { cluster, other } = shop();
    ask(cluster, other, 'shop:80');
    ask(cluster, other, 'empty:80');
    expect(cluster.told('lookup', 'connect', 'connect-fail')).toEqual([
      'other visitor lookup shop true',
      'other visitor connect shop 80 web/app shop',
      'other visitor lookup empty true',
      'other visitor connect-fail empty 80 refused empty',
    ]);
  });

  it('what only the Internet knows is not guessed', () => {
    const { cluster, other } = shop();
    expect(ask(cluster, other, 'example.com:80')).toBe('nothing');
    expect(ask(cluster, other, '93.184.216.34:80')).toBe('nothing');
    expect(cluster.told('unmodelled')).toEqual([
      'other visitor unmodelled the Internet (example.com)',
      'other visitor unmodelled the Internet (93.184.216.34)',
    ]);
  });
});

describe('another nameserver than the cluster has', () => {
  it.each<[string, nameserver: string, to: string, gets: string, unmodelled: number]>([
    ['one of the Internet knows no Service', '1.1.1.1', 'shop.default.svc.cluster.local:80', 'nohost', 0],
    ['nor the Internet, as far as this goes', '1.1.1.1', 'example.com:80', 'nothing', 1],
    ['a Pod does not answer', '10.244.0.6', 'shop:80', 'nohost', 0],
  ])('%s', (_name, nameserver, to, gets, unmodelled) => {
    const { cluster, web } = twoPods();
    cluster.addService({
      name: 'shop',
      clusterIP: '10.96.1.1',
      ports: ['80:80'],
      to: [{ ip: '10.244.0.5' }],
    });
    web.start(server(80, '0.0.0.0', 'hi'), ['server']);
    web.container.files.write('/etc/resolv.conf', `nameserver ${nameserver}\n`, RUNTIME);
    expect(ask(cluster, web, to)).toBe(gets);
    expect(cluster.told('unmodelled')).toHaveLength(unmodelled);
  });
});

it('the same run twice leaves the same trace', () => {
  const run = (): string => {
    const { cluster, web, other } = twoPods();
    web.start(server(80, '0.0.0.0', 'hi'), ['server']);
    ask(cluster, other, '10.244.0.5:80');
    return JSON.stringify(cluster.kernel.trace.events);
  };
  expect(run()).toBe(run());
});
