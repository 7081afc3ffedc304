/** `ifconfig` and `ip`: what a Pod's own network looks like. Counters of packets are not kept. */
import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { ipNumber } from '#domain/simulation/network/ip-address.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';

interface Interface {
  readonly name: string;
  readonly ip: string;
  readonly prefix: number;
  readonly mask: string;
  readonly broadcast: string;
  readonly hardware: string;
  readonly mtu: number;
}

function interfacesOf(process: Process): readonly Interface[] {
  const { ip } = networkOf(process);
  const net = ip.slice(0, ip.lastIndexOf('.'));
  const bytes = (ipNumber(ip) ?? 0).toString(16).padStart(8, '0').match(/../g) ?? [];
  const eth0 = { name: 'eth0', ip, prefix: 24, mask: '255.255.255.0', broadcast: `${net}.255`, mtu: 1500 };
  const lo = {
    name: 'lo',
    ip: '127.0.0.1',
    prefix: 8,
    mask: '255.0.0.0',
    broadcast: '',
    hardware: '',
    mtu: 65_536,
  };
  return [{ ...eth0, hardware: ['0a', '58', ...bytes].join(':') }, lo];
}

const IFCONFIG = {
  usage: '[-a] [INTERFACE] [ADDRESS]\n\nConfigure a network interface',
  letters: 'a',
};

export const ifconfig = applet(IFCONFIG, function* ({ process, operands }) {
  const [wanted, ...changes] = operands;
  if (changes.length > 0) throw new Failure('SIOCSIFADDR: Operation not permitted');
  const found = interfacesOf(process).filter(({ name }) => wanted === undefined || name === wanted);
  if (found.length === 0)
    throw new Failure(`${wanted}: error fetching interface information: Device not found`);
  for (const each of found) yield* print(process, ifconfigText(each));
  return 0;
});

function ifconfigText({ name, ip, mask, broadcast, hardware, mtu }: Interface): string {
  const isLoopback = hardware === '';
  const link = isLoopback ? 'Local Loopback  ' : `Ethernet  HWaddr ${hardware.toUpperCase()}  `;
  const flags = isLoopback ? 'UP LOOPBACK RUNNING' : 'UP BROADCAST RUNNING MULTICAST';
  const indent = ' '.repeat(10);
  return [
    `${name.padEnd(10)}Link encap:${link}`,
    `${indent}inet addr:${ip}${isLoopback ? '' : `  Bcast:${broadcast}`}  Mask:${mask}`,
    `${indent}${flags}  MTU:${mtu}  Metric:1`,
    `${indent}RX packets:0 errors:0 dropped:0 overruns:0 frame:0`,
    `${indent}TX packets:0 errors:0 dropped:0 overruns:0 carrier:0`,
    `${indent}collisions:0 txqueuelen:1000 `,
    `${indent}RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)`,
    '',
    '',
  ].join('\n');
}

const IP = {
  usage:
    '[OPTIONS] address|route|link|tunnel|neigh|rule [ARGS]\n\nOPTIONS := -f[amily] inet|inet6|link | -o[neline]',
  letters: '+46',
};

export const ip = applet(IP, function* ({ process, operands }) {
  const [object = '', action = 'show', ...more] = operands;
  const isShown = ['show', 'list', 'ls'].some((each) => each.startsWith(action)) && action !== '';
  if (!isShown || more.length > 0) throw new Unmodelled(`ip ${operands.join(' ')}`);
  const loopbackFirst = interfacesOf(process).toReversed();
  if (object !== '' && 'address'.startsWith(object))
    yield* print(process, loopbackFirst.map(addressText).join(''));
  else if (object !== '' && 'route'.startsWith(object)) yield* print(process, routeText(process));
  else throw new Unmodelled(`ip ${object}`);
  return 0;
});

function addressText({ name, ip: address, prefix, broadcast, hardware, mtu }: Interface, at: number): string {
  const isLoopback = hardware === '';
  const flags = isLoopback ? 'LOOPBACK,UP,LOWER_UP' : 'BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN';
  const link = isLoopback
    ? 'link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00'
    : `link/ether ${hardware} brd ff:ff:ff:ff:ff:ff`;
  const reach = isLoopback ? 'scope host lo' : `brd ${broadcast} scope global ${name}`;
  const title = `${at + 1}: ${isLoopback ? name : `${name}@if7`}: <${flags}> mtu ${mtu} qdisc noqueue qlen 1000`;
  return `${title}\n    ${link}\n    inet ${address}/${prefix} ${reach}\n       valid_lft forever preferred_lft forever\n`;
}

function routeText(process: Process): string {
  const { ip: own } = networkOf(process);
  const net = own.slice(0, own.lastIndexOf('.'));
  return (
    `default via ${net}.1 dev eth0 \n${net}.0/24 via ${net}.1 dev eth0  src ${own} \n` +
    `${net}.1 dev eth0 scope link  src ${own} \n`
  );
}
