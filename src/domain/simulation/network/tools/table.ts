/** The network's tools of BusyBox by name. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { hostname } from './hostname.ts';
import { httpd } from './httpd/program.ts';
import { ifconfig, ip } from './interfaces.ts';
import { nc } from './nc.ts';
import { netstat } from './netstat.ts';
import { nslookup } from './nslookup.ts';
import { ping } from './ping.ts';
import { telnet } from './telnet.ts';
import { wget } from './wget/program.ts';

export const NETWORK_TOOLS: ReadonlyMap<string, Program> = new Map([
  ['hostname', hostname],
  ['httpd', httpd],
  ['ifconfig', ifconfig],
  ['ip', ip],
  ['nc', nc],
  ['netstat', netstat],
  ['nslookup', nslookup],
  ['ping', ping],
  ['telnet', telnet],
  ['wget', wget],
]);
