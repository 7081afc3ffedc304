/** `hostname` of BusyBox. A container may not set it. */
import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { addressesOf } from '#domain/simulation/network/names/resolve.ts';
import { hostsFileNames } from '#domain/simulation/network/names/resolver-files.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';

const SHAPE = {
  usage: `[-sidf] [HOSTNAME | -F FILE]

Show or set hostname or DNS domain name

	-s	Short
	-i	Addresses for the hostname
	-d	DNS domain name
	-f	Fully qualified domain name
	-F FILE	Use FILE's content as hostname`,
  letters: 'sidfvF:',
};

export const hostname = applet(SHAPE, function* ({ process, options, operands }) {
  const { hostname: name } = process.container;
  if (operands.length > 0) throw new Failure('sethostname: Operation not permitted');
  if (options.has('F')) throw new Unmodelled('hostname -F');
  if (options.has('i')) {
    const addresses = yield* addressesOf(process, name);
    yield* print(process, `${addresses.join(' ')}\n`);
  } else if (options.has('s')) yield* print(process, `${name.split('.')[0] ?? ''}\n`);
  else if (options.has('f')) yield* print(process, `${fullName(process, name)}\n`);
  else if (options.has('d')) yield* print(process, domainLine(fullName(process, name)));
  else yield* print(process, `${name}\n`);
  return 0;
});

/** The first name that the hosts file has for the Pod's address. */
const fullName = (process: Process, name: string): string =>
  hostsFileNames(process, networkOf(process).ip).find((each) => each.split('.')[0] === name) ?? name;

function domainLine(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : `${name.slice(dot + 1)}\n`;
}
