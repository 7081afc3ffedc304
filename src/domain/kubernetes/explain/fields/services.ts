import { unsupported, type Table } from './table.ts';

/** Services: type, ports and traffic. */
export const SERVICES: Table = {
  'Required value': [
    [
      /^spec\.ports$/,
      '',
      'The Service has no ports.',
      'A Service forwards its ports to those of the Pods.',
      'Add ports, for example - port: 80 and targetPort: 8080.',
    ],
    [
      /^spec\.ports\.name$/,
      '',
      'Port {item} of the Service has no name.',
      'A Service with several ports tells them apart by their names.',
      'Name every port, for example name: http.',
    ],
    [
      /externalName$/,
      '',
      'The Service is of type ExternalName and names nothing.',
      'It becomes an alias in DNS for a host outside.',
      'Add externalName: db.example.com, or remove type.',
    ],
  ],
  'Duplicate value': [
    [
      /^spec\.ports\.name$/,
      '',
      'Two ports of the Service are named {value}.',
      'A Service tells its ports apart by their names.',
      'Rename one of them.',
    ],
    [
      /^spec\.ports\.nodePort$/,
      '',
      'Two ports of the Service have the nodePort {value}.',
      'A port of the node leads to one port.',
      'Remove one: the cluster chooses a free one.',
    ],
    [
      /^spec\.ports$/,
      '',
      'Two ports of the Service are the same: port {item}.',
      'Port and protocol together may stand once.',
      'Change port in one of them; both may have the same targetPort.',
    ],
  ],
  'Unsupported value': [
    unsupported(/sessionAffinity$/, 'ClientIP sends a client to the same Pod each time, None to any.'),
    unsupported(
      /externalTrafficPolicy$/,
      'Local forwards to Pods of the same node alone and keeps the address of the client, Cluster to all Pods.',
    ),
    unsupported(/internalTrafficPolicy$/, 'Local forwards to Pods of the same node alone, Cluster to all.'),
    unsupported(/trafficDistribution$/, 'It says which Pods are preferred: those of the same zone or node.'),
  ],
  Forbidden: [
    [
      /^spec\.ports\.nodePort$/,
      '',
      'Port {item} has a nodePort, and the Service is of type ClusterIP.',
      'A ClusterIP is reached inside the cluster only; it is the type when none is written.',
      'Write type: NodePort, or remove nodePort.',
    ],
  ],
  'Invalid value': [
    [
      /^spec\.ports\.name$/,
      '',
      'The name {value} of a port of the Service is not legal.',
      'It is one DNS label: lower-case letters, digits and dashes.',
      'Write for example name: {label}.',
    ],
    [
      /nodePort$/,
      /range/,
      'Port {item} has the nodePort {value}.',
      'Ports of nodes lie between 30000 and 32767, unless the cluster says otherwise.',
      'Write for example nodePort: 30080, or remove it.',
    ],
    [
      /nodePort$/,
      '',
      'The nodePort {value} is taken.',
      'A port of the node leads to one Service.',
      'Remove it: the cluster chooses a free one.',
    ],
    [
      /appProtocol$/,
      '',
      'appProtocol is {value}.',
      'It is a hint such as http, or a name with a domain such as kubernetes.io/h2c.',
      'Write for example appProtocol: http.',
    ],
    [
      /externalName$/,
      '',
      'externalName is {value}, which is no DNS name.',
      'It becomes an alias in DNS: a name without scheme, port and path.',
      'Write for example externalName: db.example.com.',
    ],
    [
      /externalTrafficPolicy$/,
      '',
      'The Service has an externalTrafficPolicy and is not reached from outside.',
      'It counts for NodePort and LoadBalancer.',
      'Remove it, or change type.',
    ],
    [
      /timeoutSeconds$/,
      /86400/,
      'The session affinity lasts {value} seconds.',
      'It lasts from 1 second to a day, 86400.',
      'Write for example timeoutSeconds: 600.',
    ],
  ],
};
