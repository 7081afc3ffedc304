/** The progress meter that curl writes on standard error when its output goes to no terminal. */
import type { Transfer } from './transfer.ts';

export const METER_TITLE =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n';

const NO_TIMES = '--:--:-- --:--:-- --:--:--';

export const METER_START = `\r  0     0    0     0    0     0      0      0 ${NO_TIMES}     0`;

/** After the last byte. */
export function meterEnd({ bodyBytes, expected, elapsed }: Transfer): string {
  if (bodyBytes === 0) return METER_START;
  const total = amount(bodyBytes);
  const received = expected === undefined ? '  0' : '100';
  const speed = amount(Math.round((bodyBytes * 1000) / Math.max(1, elapsed)));
  const spent = elapsed < 1000 ? NO_TIMES : timesOf(elapsed);
  return `\r100 ${total}  ${received} ${total}    0     0  ${speed}      0 ${spent} ${speed}`;
}

function amount(bytes: number): string {
  if (bytes < 100_000) return String(bytes).padStart(5);
  if (bytes < 10_000 * 1024) return `${Math.floor(bytes / 1024)}k`.padStart(5);
  return `${Math.floor(bytes / 1_048_576)}M`.padStart(5);
}

function timesOf(ms: number): string {
  const all = Math.floor(ms / 1000);
  const [hours, minutes, seconds] = [all / 3600, (all / 60) % 60, all % 60].map(Math.floor);
  const two = (number = 0): string => String(number).padStart(2, '0');
  const time = `${String(hours).padStart(2)}:${two(minutes)}:${two(seconds)}`;
  return `${time} ${time} --:--:--`;
}
