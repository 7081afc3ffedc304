import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  ExecAction,
  GRPCAction,
  HTTPGetAction,
  SleepAction,
  TCPSocketAction,
} from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { isHTTPHeaderName } from '#domain/kubernetes/validation/common/names.ts';
import { validatePortNumOrName } from '#domain/kubernetes/validation/common/ports.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** The actions of probes (all but `sleep`) and of lifecycle hooks (all but `grpc`). */
export interface Handler {
  readonly exec?: ExecAction;
  readonly httpGet?: HTTPGetAction;
  readonly tcpSocket?: TCPSocketAction;
  readonly grpc?: GRPCAction;
  readonly sleep?: SleepAction;
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
const HTTP_SCHEMES = ['HTTP', 'HTTPS'] as const;

/** validateHandler in pkg/apis/core/validation: the first action is checked, each further one is forbidden. */
export function validateHandler(
  handler: Handler,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const [first, ...others] = HANDLERS.filter((kind) => handler[kind] !== undefined);
  if (first === undefined) return errors.required(path, 'must specify a handler type');
  validateAction(handler, first, gracePeriod, path.child(first), errors);
  for (const other of others) errors.forbidden(path.child(other), 'may not specify more than 1 handler type');
}

function validateAction(
  handler: Handler,
  kind: (typeof HANDLERS)[number],
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  switch (kind) {
    case 'exec':
      return validateExec(handler.exec ?? {}, path, errors);
    case 'httpGet':
      return validateHTTPGet(handler.httpGet ?? {}, path, errors);
    case 'tcpSocket':
    case 'grpc':
      return validatePortNumOrName(handler[kind]?.port, path.child('port'), errors);
    case 'sleep':
      return validateSleep(handler.sleep ?? {}, gracePeriod, path, errors);
  }
}

/** validateExecAction in pkg/apis/core/validation. */
function validateExec(action: ExecAction, path: FieldPath, errors: FieldErrors): void {
  if ((action.command ?? []).length === 0) errors.required(path.child('command'));
}

/** validateHTTPGetAction in pkg/apis/core/validation: a bad header is an error of the whole list. */
function validateHTTPGet(action: HTTPGetAction, path: FieldPath, errors: FieldErrors): void {
  const { path: httpPath = '', scheme = '' } = action;
  if (httpPath === '') errors.required(path.child('path'));
  validatePortNumOrName(action.port, path.child('port'), errors);
  if (!HTTP_SCHEMES.some((known) => known === scheme))
    errors.notSupported(path.child('scheme'), scheme, HTTP_SCHEMES);
  for (const { name = '' } of action.httpHeaders ?? []) {
    invalidForEach(errors, path.child('httpHeaders'), name, isHTTPHeaderName(name));
  }
}

/** validateSleepAction in pkg/apis/core/validation; the text says "less than", the rule is "at most". */
function validateSleep(
  action: SleepAction,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { seconds = 0 } = action;
  if (gracePeriod === undefined || (seconds >= 0 && seconds <= gracePeriod)) return;
  errors.invalid(
    path,
    seconds,
    `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`,
  );
}
