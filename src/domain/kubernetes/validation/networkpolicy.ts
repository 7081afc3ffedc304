import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from './common/labels.ts';
import { invalidForEach } from './common/messages.ts';
import { nameIsDNSSubdomain } from './common/names.ts';
import { isValidPortName, isValidPortNum } from './common/ports.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateObjectMeta } from './metadata.ts';
import { contains, parseCidr, validateCidr } from './network/cidr.ts';
import { warnOfCidr } from './network/warnings.ts';

const POLICY_TYPES = ['Ingress', 'Egress'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** ValidateNetworkPolicy in pkg/apis/networking/validation. */
export function validateNetworkPolicy(policy: NetworkPolicy, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata, spec = {} } = policy;
  const path = root.child('spec');
  validateObjectMeta(metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  validateLabelSelector(spec.podSelector, path.child('podSelector'), errors);
  const rules = rulesOf(spec, path);
  for (const { ports, portsPath, peers, peersPath } of rules) {
    for (const [at, port] of ports.entries()) validatePort(port, portsPath.index(at), errors);
    for (const [at, peer] of peers.entries()) validatePeer(peer, peersPath.index(at), errors);
  }
  validatePolicyTypes(spec.policyTypes ?? [], path.child('policyTypes'), errors);
  if (errors.errors.length === 0) for (const rule of rules) warnOfRule(rule, errors);
}

interface Rule {
  readonly ports: readonly NetworkPolicyPort[];
  readonly portsPath: FieldPath;
  readonly peers: readonly NetworkPolicyPeer[];
  readonly peersPath: FieldPath;
}

function rulesOf({ ingress = [], egress = [] }: NetworkPolicySpec, path: FieldPath): readonly Rule[] {
  const into = ingress.map((rule, at): Rule => {
    const here = path.child('ingress').index(at);
    return ruleOf(rule.ports, rule.from, here, here.child('from'));
  });
  const out = egress.map((rule, at): Rule => {
    const here = path.child('egress').index(at);
    return ruleOf(rule.ports, rule.to, here, here.child('to'));
  });
  return [...into, ...out];
}

function ruleOf(
  ports: readonly NetworkPolicyPort[] = [],
  peers: readonly NetworkPolicyPeer[] = [],
  path: FieldPath,
  peersPath: FieldPath,
): Rule {
  return { ports, portsPath: path.child('ports'), peers, peersPath };
}

/** ValidateNetworkPolicyPort: a range of ports goes from number to number. */
function validatePort(rule: NetworkPolicyPort, path: FieldPath, errors: FieldErrors): void {
  const { protocol, port, endPort } = rule;
  const portPath = path.child('port');
  const endPath = path.child('endPort');
  if (protocol !== undefined && !PROTOCOLS.includes(protocol))
    errors.notSupported(path.child('protocol'), protocol, PROTOCOLS, 'as given');
  if (typeof port === 'number') {
    invalidForEach(errors, portPath, port, isValidPortNum(port));
    if (endPort === undefined) return;
    if (endPort < port) errors.invalid(endPath, port, 'must be greater than or equal to `port`');
    return invalidForEach(errors, endPath, endPort, isValidPortNum(endPort));
  }
  if (port !== undefined) invalidForEach(errors, portPath, port, isValidPortName(port));
  if (endPort === undefined) return;
  const why = port === undefined ? 'not specified' : 'non-numeric';
  errors.invalid(endPath, endPort, `may not be specified when \`port\` is ${why}`);
}

/** ValidateNetworkPolicyPeer: selectors may stand together, a block of addresses stands alone. */
function validatePeer(peer: NetworkPolicyPeer, path: FieldPath, errors: FieldErrors): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  validateLabelSelector(podSelector, path.child('podSelector'), errors);
  validateLabelSelector(namespaceSelector, path.child('namespaceSelector'), errors);
  if (ipBlock !== undefined) validateIPBlock(ipBlock, path.child('ipBlock'), errors);
  const hasSelector = podSelector !== undefined || namespaceSelector !== undefined;
  if (!hasSelector && ipBlock === undefined) errors.required(path, 'must specify a peer');
  if (hasSelector && ipBlock !== undefined)
    errors.forbidden(path, 'may not specify both ipBlock and another peer');
}

/** ValidateIPBlock: each exception is a smaller network within. */
function validateIPBlock(block: IPBlock, path: FieldPath, errors: FieldErrors): void {
  const { cidr = '', except = [] } = block;
  const cidrPath = path.child('cidr');
  if (cidr === '') return errors.required(cidrPath);
  validateCidr(cidr, cidrPath, errors);
  const network = parseCidr(cidr);
  if (network === undefined) return;
  for (const [at, text] of except.entries()) {
    const exceptPath = path.child('except').index(at);
    validateCidr(text, exceptPath, errors);
    const hole = parseCidr(text);
    if (hole !== undefined && (!contains(network, hole.address) || network.bits >= hole.bits))
      errors.invalid(exceptPath, text, 'must be a strict subset of `cidr`');
  }
}

function validatePolicyTypes(types: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (types.length > POLICY_TYPES.length)
    return errors.invalid(path, types, 'may not specify more than two policyTypes');
  for (const [at, type] of types.entries())
    if (!POLICY_TYPES.includes(type)) errors.notSupported(path.index(at), type, POLICY_TYPES, 'as given');
}

/** networkPolicyWarnings in pkg/registry/networking/networkpolicy/strategy.go. */
function warnOfRule({ peers, peersPath }: Rule, errors: FieldErrors): void {
  for (const [at, { ipBlock = {} }] of peers.entries()) {
    const path = peersPath.index(at).child('ipBlock');
    warnOfCidr(ipBlock.cidr ?? '', path.child('cidr'), errors);
    for (const [exceptAt, text] of (ipBlock.except ?? []).entries())
      warnOfCidr(text, path.child('except').index(exceptAt), errors);
  }
}
