import { unsupported, type Table } from './table.ts';

/** Fields of the Pod and resources of its containers, handed over in variables and files. */
export const DOWNWARD_API: Table = {
  'Required value': [
    [
      /fieldRef\.fieldPath$/,
      '',
      'A fieldRef of {owner} does not say which field to take.',
      'It hands a field of the Pod to the container, such as its name or its address.',
      'Add it, for example fieldPath: metadata.name.',
    ],
    [
      /fieldRef\.apiVersion$/,
      '',
      'A fieldRef of {owner} has an empty apiVersion.',
      'Left out, it is v1.',
      'Remove the line.',
    ],
    [
      /resourceFieldRef\.resource$/,
      '',
      'A resourceFieldRef of {owner} does not say which resource to take.',
      'It hands a request or limit of a container over as a number.',
      'Add it, for example resource: limits.memory.',
    ],
    [
      /resourceFieldRef\.containerName$/,
      '',
      'A resourceFieldRef in {owner} does not say of which container.',
      'A volume belongs to the whole Pod, so the container has to be named.',
      'Add containerName: and one of {containers}.',
    ],
  ],
  'Unsupported value': [
    [
      /env\..*fieldRef\.fieldPath$/,
      '',
      'Variable {item} of {owner} asks for {value}, which the downward API does not give.',
      'Variables can have the names, address, node and single labels or annotations of the Pod.',
      "Write for example fieldPath: status.podIP, or metadata.labels['app'].",
    ],
    [
      /fieldRef\.fieldPath$/,
      '',
      'The downward API volume asks for {value}, which it does not give.',
      'A volume can have metadata.name, namespace, uid, labels and annotations; the rest goes into variables.',
      '{mend}',
    ],
    unsupported(
      /resourceFieldRef\.resource$/,
      'The downward API gives limits and requests of cpu, memory, ephemeral-storage and huge pages.',
    ),
  ],
  'Invalid value': [
    [
      /fieldRef\.fieldPath$/,
      /version: (\S+)/,
      'A fieldRef of {owner} wants the Pod in version {1}.',
      'There is only v1, which it is when left out.',
      'Remove apiVersion beside fieldPath.',
    ],
    [
      /fieldRef\.fieldPath$/,
      '',
      'A fieldRef of {owner} asks for the field {value}, which a Pod does not have or does not give.',
      "Single labels and annotations are taken with single quotes: metadata.labels['app'].",
      'Write for example fieldPath: metadata.name, status.podIP or spec.nodeName.',
    ],
    [
      /fieldRef$/,
      '',
      'The key in brackets of a fieldRef of {owner} is no legal key of a label.',
      'Between the brackets stands the key of a label or annotation of this Pod.',
      "Write for example fieldPath: metadata.labels['app'].",
    ],
    [
      /resourceFieldRef\.divisor$/,
      '',
      'A resourceFieldRef of {owner} divides by a number that does not suit {value}.',
      'The value is divided before it is handed over: cpu by 1 or 1m, memory by 1, 1Ki, 1Mi, 1Gi and the like.',
      'Remove divisor, or write for example divisor: 1Mi.',
    ],
  ],
};
