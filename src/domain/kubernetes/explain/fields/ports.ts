import { unsupported, type Table } from './table.ts';

const PORT = 'A port is a number from 1 to 65535.';
const NAME = /ports\.(name|targetPort)$|[pP]ort$/;

/** Ports of containers, and ports by number or name everywhere. */
export const PORTS: Table = {
  'Required value': [
    [
      /ports\.containerPort$/,
      '',
      'A port of {owner} has no containerPort.',
      'It is the number that the process in the container listens on; 0 counts as missing.',
      'Add it, for example containerPort: 80.',
    ],
    [
      /ports\.protocol$/,
      '',
      'A port of {owner} has an empty protocol.',
      'Left out, it is TCP; written, it has to be one of TCP, UDP and SCTP.',
      'Remove the line, or write protocol: TCP.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /ports\.protocol$/,
      'It is TCP, UDP or SCTP in capitals, and TCP when left out. HTTP is TCP.',
    ),
  ],
  'Duplicate value': [
    [
      /ontainers\.ports\.name$/,
      '',
      '{Owner} has two ports named {value}.',
      'Services and probes find a port by its name.',
      'Rename one of them, for example name: {raw}-2.',
    ],
    [
      /hostPort$/,
      '',
      'Two ports want the same place on the node: {raw}.',
      'Only one process can listen on a port of the node.',
      'Remove one hostPort; a Service reaches a Pod without any.',
    ],
  ],
  'Invalid value': [
    [
      /hostPort$/,
      /hostNetwork/,
      'A port of {owner} has the hostPort {value} and another containerPort.',
      'With hostNetwork the container listens on the node itself, so both are the same number.',
      'Remove hostPort, or make it equal to containerPort.',
    ],
    [
      /(containerPort|hostPort)$/,
      /between/,
      'The {last} of {owner} is {value}.',
      PORT,
      'Write for example {last}: 8080.',
    ],
    [
      /spec\.ports\.targetPort$/,
      /between/,
      'The targetPort {value} of the Service is out of range.',
      'It is the port of the container, and equal to port when left out.',
      'Write a number from 1 to 65535, or the name of a port of the container.',
    ],
    [
      /spec\.ports\.port$/,
      /between/,
      'The port {value} of the Service is out of range.',
      PORT,
      'Write for example port: 80.',
    ],
    [
      /healthCheckNodePort$/,
      /between/,
      'The healthCheckNodePort is {value}.',
      PORT,
      'Remove it: the API server chooses one.',
    ],
    [
      /(livenessProbe|readinessProbe|startupProbe)\.grpc\.port$/,
      /between/,
      'The gRPC port of the {a} of {owner} is {value}.',
      'It is the number that the container listens on, from 1 to 65535; names do not count here.',
      'Write for example port: 50051.',
    ],
    [
      /(postStart|preStop)\.\w+\.port$/,
      /between/,
      'The port of the {a} hook of {owner} is {value}.',
      'It is the port that the container listens on, from 1 to 65535; 0 means that it is missing.',
      'Write for example port: 8080, or the name of a port of this container.',
    ],
    [
      /(livenessProbe|readinessProbe|startupProbe)\.\w+\.port$/,
      /between/,
      'The port of the {a} of {owner} is {value}.',
      'It is the port that the container listens on, from 1 to 65535; 0 means that it is missing.',
      'Write for example port: 8080, or the name of a port of this container.',
    ],
    [
      /ports\.name$/,
      /at least one letter/,
      'A port of {owner} is named {value}.',
      'A name without a lower-case letter could be mistaken for a number.',
      'Write for example name: http.',
    ],
    [
      NAME,
      /at least one letter/,
      '{last} is the text {value}.',
      'In quotes it is the name of a port, and a name holds at least one lower-case letter.',
      'Write {last}: {portMend}.',
    ],
    [
      NAME,
      /alpha-numeric/,
      'The port name {value} holds something that it must not hold.',
      'Names of ports are lower-case letters, digits and dashes, at most 15.',
      'Write for example {last}: {port}.',
    ],
    [
      NAME,
      /no more than 15/,
      'The port name {value} is longer than 15 characters.',
      'Names of ports follow RFC 6335, which allows 15.',
      'Shorten it, for example to {port}.',
    ],
    [
      NAME,
      /hyphen/,
      'The port name {value} has a dash in a wrong place.',
      'A dash stands alone between letters or digits.',
      'Write for example {last}: {port}.',
    ],
  ],
};
