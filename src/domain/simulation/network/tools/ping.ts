/** `ping` of BusyBox. Pods answer; cluster IPs do not: kube-proxy forwards TCP and UDP alone. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { isPrivate } from '#domain/simulation/network/ip-address.ts';
import { addressesOf } from '#domain/simulation/network/names/resolve.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';

const SHAPE = {
  usage: `[OPTIONS] HOST

Send ICMP ECHO_REQUESTs to HOST

	-4,-6		Force IP or IPv6 name resolution
	-c CNT		Send only CNT pings
	-s SIZE		Send SIZE data bytes in packets (default 56)
	-i SECS		Interval
	-A		Ping as soon as reply is received
	-t TTL		Set TTL
	-I IFACE/IP	Source interface or IP address
	-W SEC		Seconds to wait for the first response (default 10)
			(after all -c CNT packets are sent)
	-w SEC		Seconds until ping exits (default:infinite)
			(can exit earlier with -c CNT)
	-q		Quiet, only display output at start/finish
	-p HEXBYTE	Payload pattern`,
  letters: '46qc:s:i:W:w:',
};

interface Round {
  readonly call: Call;
  readonly host: string;
  readonly ip: string;
  readonly size: number;
  readonly answers: boolean;
}

export const ping = applet(SHAPE, function* (call) {
  const { process, options, operands } = call;
  const [host] = operands;
  if (host === undefined || operands.length > 1) throw new UsageError();
  const [ip] = yield* addressesOf(process, host);
  if (ip === undefined) throw new Failure(`bad address '${host}'`);
  const size = numberOf(options.value('s'), 56);
  yield* print(process, `PING ${host} (${ip}): ${size} data bytes\n`);
  return yield* rounds({ call, host, ip, size, answers: doesAnswer(call, ip) });
});

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw new Failure(`invalid number '${text}'`);
  return Number(text);
}

function secondsOf(text = '1'): number {
  if (!/^\d+(?:\.\d+)?$/.test(text)) throw new Failure(`invalid number '${text}'`);
  return Number(text);
}

/** Whether policies stop ICMP is left to the network by their API: nothing is claimed where one stands in the way. */
function doesAnswer({ process }: Call, ip: string): boolean {
  const network = networkOf(process);
  if (network.isOwn(ip)) return true;
  const { cluster } = network.fabric;
  if (cluster.serviceAt(ip)) return false;
  const pod = cluster.podAt(ip);
  if (!pod && ip !== cluster.node.ip && !isPrivate(ip)) throw new Unmodelled(`the Internet (${ip})`);
  const namespaces = [network.namespace, ...(pod ? [pod.namespace] : [])];
  if (namespaces.some((namespace) => cluster.policies(namespace).length > 0))
    throw new Unmodelled('ping beside a NetworkPolicy');
  return pod !== undefined || ip === cluster.node.ip;
}

function* rounds(round: Round): Task {
  const { call, answers, host } = round;
  const { process, options } = call;
  const until = process.kernel.now + numberOf(options.value('w'), Number.POSITIVE_INFINITY) * 1000;
  const sent = yield* send(round, until);
  const patience = Math.min(numberOf(options.value('W'), 10) * 1000, until - process.kernel.now);
  if (!answers && patience > 0) yield { ms: patience };
  const [received, lost] = answers ? [sent, 0] : [0, 100];
  const times = answers ? `round-trip min/avg/max = ${TIME}/${TIME}/${TIME} ms\n` : '';
  yield* print(
    process,
    `\n--- ${host} ping statistics ---\n` +
      `${sent} packets transmitted, ${received} packets received, ${lost}% packet loss\n${times}`,
  );
  return answers ? 0 : 1;
}

function* send(round: Round, until: number): Task {
  const { process, options } = round.call;
  const most = numberOf(options.value('c'), Number.POSITIVE_INFINITY);
  const interval = secondsOf(options.value('i')) * 1000;
  const says = round.answers && !options.has('q');
  let sent = 0;
  while (sent < most && process.kernel.now < until) {
    if (sent > 0) yield { ms: Math.min(interval, until - process.kernel.now) };
    if (says) yield* print(process, line(round, sent));
    sent += 1;
  }
  return sent;
}

/** How long a packet takes inside one node. */
const TIME = '0.060';

function line({ call, ip, size }: Round, sequence: number): string {
  // Between Pods the node is one hop.
  const ttl = networkOf(call.process).isOwn(ip) ? 64 : 63;
  return `${size + 8} bytes from ${ip}: seq=${sequence} ttl=${ttl} time=${TIME} ms\n`;
}
