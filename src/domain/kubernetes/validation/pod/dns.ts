import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { HostAlias, PodDNSConfig, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { validateIP } from '#domain/kubernetes/validation/common/ip.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import {
  isDNS1123SubdomainWithUnderscore,
  validateDNS1123Label,
  validateDNS1123Subdomain,
} from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** In Kubernetes' own order, which its message keeps. */
const POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'] as const;
const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_SEARCH_CHARACTERS = 2048;
const MAX_HOSTNAME_OVERRIDE = 64;

/** validateDNSPolicy in pkg/apis/core/validation. */
export function validateDNSPolicy(policy: string, path: FieldPath, errors: FieldErrors): void {
  if (policy === '') errors.required(path);
  else if (!POLICIES.some((known) => known === policy))
    errors.notSupported(path, policy, POLICIES, 'as given');
}

/** validatePodDNSConfig in pkg/apis/core/validation. */
export function validateDNSConfig(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const config = spec.dnsConfig;
  if (spec.dnsPolicy === 'None') {
    if (config === undefined)
      return errors.required(path, 'must provide `dnsConfig` when `dnsPolicy` is None');
    if ((config.nameservers ?? []).length === 0) {
      return errors.required(
        path.child('nameservers'),
        'must provide at least one DNS nameserver when `dnsPolicy` is None',
      );
    }
  }
  if (config === undefined) return;
  validateNameservers(config, path.child('nameservers'), errors);
  validateSearches(config, path.child('searches'), errors);
  for (const [at, option] of (config.options ?? []).entries()) {
    if ((option.name ?? '') === '') errors.required(path.child('options').index(at), 'must not be empty');
  }
}

function validateNameservers(config: PodDNSConfig, path: FieldPath, errors: FieldErrors): void {
  const nameservers = config.nameservers ?? [];
  if (nameservers.length > MAX_NAMESERVERS)
    errors.invalid(path, nameservers, `must not have more than ${MAX_NAMESERVERS} nameservers`);
  for (const [at, nameserver] of nameservers.entries()) validateIP(nameserver, path.index(at), errors);
}

/** Searches may have underscores, a dot at the end, or be one dot (RelaxedDNSSearchValidation). */
function validateSearches(config: PodDNSConfig, path: FieldPath, errors: FieldErrors): void {
  const searches = config.searches ?? [];
  if (searches.length > MAX_SEARCHES)
    errors.invalid(path, searches, `must not have more than ${MAX_SEARCHES} search paths`);
  if (byteLength(searches.join(' ')) > MAX_SEARCH_CHARACTERS) {
    errors.invalid(
      path,
      searches,
      `must not have more than ${MAX_SEARCH_CHARACTERS} characters (including spaces) in the search list`,
    );
  }
  for (const [at, search] of searches.entries()) {
    if (search === '.') continue;
    const name = search.endsWith('.') ? search.slice(0, -1) : search;
    invalidForEach(errors, path.index(at), name, isDNS1123SubdomainWithUnderscore(name));
  }
}

/** ValidateHostAliases in pkg/apis/core/validation. */
export function validateHostAliases(
  aliases: readonly HostAlias[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, alias] of (aliases ?? []).entries()) {
    validateIP(alias.ip ?? '', path.index(at).child('ip'), errors);
    for (const [nameAt, hostname] of (alias.hostnames ?? []).entries()) {
      validateDNS1123Subdomain(hostname, path.index(at).child('hostnames').index(nameAt), errors);
    }
  }
}

/** `hostname`, `subdomain` and `hostnameOverride` in ValidatePodSpec in pkg/apis/core/validation. */
export function validateHostnames(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const { hostname = '', subdomain = '', hostnameOverride } = spec;
  if (hostname !== '') validateDNS1123Label(hostname, path.child('hostname'), errors);
  if (subdomain !== '') validateDNS1123Label(subdomain, path.child('subdomain'), errors);
  if (hostnameOverride === undefined) return;
  const overridePath = path.child('hostnameOverride');
  if (spec.hostNetwork === true)
    errors.forbidden(overridePath, 'may not be specified when hostNetwork is true');
  if (spec.setHostnameAsFQDN === true)
    errors.forbidden(overridePath, 'may not be specified when setHostnameAsFQDN is true');
  validateDNS1123Subdomain(hostnameOverride, overridePath, errors);
  if (byteLength(hostnameOverride) > MAX_HOSTNAME_OVERRIDE)
    errors.tooLong(overridePath, MAX_HOSTNAME_OVERRIDE);
}
