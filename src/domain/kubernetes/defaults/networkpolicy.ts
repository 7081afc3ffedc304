import type {
  NetworkPolicy,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '#domain/kubernetes/schema/api.gen.ts';
import { changed } from './words.ts';

/** SetDefaults_NetworkPolicy in pkg/apis/networking/v1/defaults.go: without types, Ingress, and Egress where it has rules. */
export function setNetworkPolicyDefaults(policy: NetworkPolicy): NetworkPolicy {
  const { spec = {} } = policy;
  return {
    ...policy,
    spec: {
      ...spec,
      ...changed('ingress', spec.ingress, (rules) => rules.map(withPorts)),
      ...changed('egress', spec.egress, (rules) => rules.map(withPorts)),
      policyTypes: policyTypes(spec),
    },
  };
}

function policyTypes({ policyTypes: written = [], egress = [] }: NetworkPolicySpec): readonly string[] {
  if (written.length > 0) return written;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** SetDefaults_NetworkPolicyPort, for the ports of a rule. */
const withPorts = <T extends { readonly ports?: readonly NetworkPolicyPort[] }>(rule: T): T => ({
  ...rule,
  ...changed('ports', rule.ports, (ports) => ports.map((port) => ({ protocol: 'TCP', ...port }))),
});
