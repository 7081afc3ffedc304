import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, PodSpec, WindowsSecurityContextOptions } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { validateDNS1123Subdomain } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { containersWithPath } from './visit.ts';

const MAX_SPEC_KIB = 64;
const MAX_DOMAIN_BYTES = 256;
const MAX_USER_BYTES = 104;
const NETBIOS_NAME = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const DNS_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS_NAME = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** validateWindowsSecurityContextOptions in pkg/apis/core/validation. */
export function validateWindowsOptions(
  options: WindowsSecurityContextOptions | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (options === undefined) return;
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options;
  if (gmsaCredentialSpecName !== undefined) {
    validateDNS1123Subdomain(gmsaCredentialSpecName, path.child('gmsaCredentialSpecName'), errors);
  }
  if (gmsaCredentialSpec !== undefined) {
    const specPath = path.child('gmsaCredentialSpec');
    if (gmsaCredentialSpec === '')
      errors.invalid(specPath, '', 'gmsaCredentialSpec cannot be an empty string');
    else if (byteLength(gmsaCredentialSpec) > MAX_SPEC_KIB * 1024) {
      errors.invalid(
        specPath,
        gmsaCredentialSpec,
        `gmsaCredentialSpec size must be under ${MAX_SPEC_KIB} KiB`,
      );
    }
  }
  if (runAsUserName !== undefined) {
    for (const message of userNameMessages(runAsUserName))
      errors.invalid(path.child('runAsUserName'), runAsUserName, message);
  }
}

function userNameMessages(name: string): string[] {
  if (name === '') return ['runAsUserName cannot be an empty string'];
  if (CONTROL.test(name)) return ['runAsUserName cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const [first = '', second] = parts;
  return second === undefined ? userMessages(first) : [...domainMessages(first), ...userMessages(second)];
}

function domainMessages(domain: string): string[] {
  const messages: string[] = [];
  if (byteLength(domain) >= MAX_DOMAIN_BYTES)
    messages.push(`runAsUserName's Domain length must be under ${MAX_DOMAIN_BYTES} characters`);
  if (!NETBIOS_NAME.test(domain) && !DNS_NAME.test(domain)) {
    messages.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  }
  return messages;
}

function userMessages(user: string): string[] {
  const messages: string[] = [];
  if (user === '') messages.push("runAsUserName's User cannot be empty");
  else if (byteLength(user) > MAX_USER_BYTES)
    messages.push(`runAsUserName's User length must not be longer than ${MAX_USER_BYTES} characters`);
  if (/^[. ]+$/.test(user)) messages.push("runAsUserName's User cannot contain only periods or spaces");
  if (/["/\\:;|=,+*?<>@[\]]/.test(user))
    messages.push(`runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`);
  return messages;
}

/** validateWindowsHostProcessPod in pkg/apis/core/validation, on an API server that allows privileged containers. */
export function validateWindowsHostProcess(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  const visited = containersWithPath(spec, specPath);
  for (const { container, path } of visited) {
    const own = hostProcessOf(container);
    if (ofPod === undefined || own === undefined || ofPod === own) continue;
    const text = `pod hostProcess value must be identical if both are specified, was ${ofPod}`;
    errors.invalid(path.child('securityContext', 'windowsOptions', 'hostProcess'), own, text);
  }
  const hostProcesses = visited.filter(({ container }) => hostProcessOf(container) ?? ofPod ?? false).length;
  if (hostProcesses === 0) return;
  if (hostProcesses !== visited.length) {
    errors.invalid(
      specPath,
      '',
      'If pod contains any hostProcess containers then all containers must be HostProcess containers',
    );
  }
  if (spec.hostNetwork === true) return;
  errors.invalid(
    specPath.child('hostNetwork'),
    false,
    'hostNetwork must be true if pod contains any hostProcess containers',
  );
}

function hostProcessOf(container: Container): boolean | undefined {
  return container.securityContext?.windowsOptions?.hostProcess;
}
