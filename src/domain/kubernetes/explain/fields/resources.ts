import { unsupported, type Table } from './table.ts';

const HUGE = 'Huge pages are memory in pages of one size, set aside on the node.';

export const RESOURCES: Table = {
  'Required value': [
    [
      /limits$/,
      /Limit must be set/,
      '{Owner} requests a resource that also needs a limit.',
      'Huge pages and devices cannot be shared, so request and limit are the same.',
      'Add the same amount under limits.',
    ],
    [
      /resources\.claims$/,
      '',
      '{Owner} has a resource claim without a name.',
      'It names one of spec.resourceClaims of the Pod.',
      'Add its name.',
    ],
    [
      /resizePolicy()?(\.\w+)?$/,
      '',
      'The resizePolicy of {owner} is not complete.',
      'Each item says what happens when one resource of a running container is changed.',
      'Write for example {resourceName: cpu, restartPolicy: NotRequired}.',
    ],
  ],
  'Duplicate value': [
    [
      /resources\.claims$/,
      '',
      '{Owner} names the resource claim {value} twice.',
      'A claim is given to a container once.',
      'Remove one of them.',
    ],
    [
      /resizePolicy$/,
      '',
      'The resizePolicy of {owner} names {value} twice.',
      'Each resource has one policy.',
      'Remove one of them.',
    ],
  ],
  'Not found': [
    [
      /resources\.claims$/,
      '',
      'The resource claim {value} is not one of the Pod.',
      'A container may use what stands under spec.resourceClaims.',
      'Add it under spec.resourceClaims, or correct the name.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /resizePolicy()?(\.\w+)?$/,
      'It says for cpu or memory whether changing it restarts the container: NotRequired or RestartContainer.',
    ),
    [
      /spec\.resources\.(limits|requests)\[(.*)\]$/,
      '',
      'The Pod as a whole is given {b} under resources.',
      'For the whole Pod only cpu, memory and huge pages can be set.',
      'Set {b} on a container instead.',
    ],
  ],
  Forbidden: [
    [
      /resources$/,
      /HugePages/,
      '{Owner} asks for huge pages alone.',
      'A container needs some cpu or ordinary memory, too.',
      'Add a request or limit of cpu or memory.',
    ],
    [
      /resources\.claims$/,
      '',
      'The Pod as a whole has resource claims.',
      'Claims are given to containers.',
      'Move claims under resources of a container.',
    ],
    [
      /spec\.overhead$/,
      '',
      'The Pod sets overhead itself.',
      'It comes from the RuntimeClass that the Pod names.',
      'Remove overhead.',
    ],
  ],
  'Invalid value': [
    [
      /resizePolicy/,
      '',
      'The resizePolicy of {owner} restarts the container, and the Pod is never restarted.',
      'With restartPolicy: Never a container that stops stays stopped.',
      'Write restartPolicy: NotRequired in resizePolicy, or remove it.',
    ],
    [
      /resources\.requests$/,
      /less than or equal to (\S+) limit of (\S+)/,
      '{Owner} requests {raw} of {1}, more than its limit of {2}.',
      'A request is what the scheduler sets aside, a limit what may be used at most.',
      'Lower the request to {2} or less, or raise the limit.',
    ],
    [
      /requests$/,
      /equal to (\S+) limit of (\S+)/,
      '{Owner} requests {raw} of {1} and has a limit of {2}.',
      'Huge pages and devices cannot be shared, so request and limit are the same.',
      'Write the same amount twice, or the limit alone.',
    ],
    [
      /spec\.resources\.containers\[(.*)\]\.limits$/,
      /of (\S+)/,
      'A container may use {raw} of {a}, more than the {1} of the whole Pod.',
      'The limit of the Pod holds for all its containers together.',
      'Lower the limit of the container, or raise spec.resources.limits.',
    ],
    [
      /spec\.resources\.requests\[(.*)\]$/,
      /aggregate container requests of (\S+)/,
      'The Pod requests {raw} of {a}, less than the {1} of its containers together.',
      'What the Pod requests has to be enough for all its containers.',
      'Raise spec.resources.requests to {1}, or lower those of the containers.',
    ],
    [
      /(limits|requests)\[(.*)\]$/,
      /multiple of/,
      '{Owner} has {raw} of {b} under {a}, which is no whole number of pages.',
      HUGE,
      'Write a multiple of the size that the name gives.',
    ],
    [
      /(limits|requests|overhead)\[(.*)\]$/,
      /greater than or equal to 0/,
      '{Owner} has {raw} of {b} under {a}.',
      'An amount is 0 or more.',
      'Write for example {b}: {amount}.',
    ],
    [
      /(limits|requests)\[(.*)\]$/,
      /must be an integer/,
      '{Owner} has {raw} of {b} under {a}.',
      'Devices and counts come in whole numbers.',
      'Write a whole number.',
    ],
    [
      /(limits|requests)\[(.*)\]$/,
      /standard resource|extended resource/,
      '{Owner} asks for {value}, which is no resource of a container.',
      'Kubernetes knows cpu, memory, ephemeral-storage and huge pages; a device has a domain in its name, such as nvidia.com/gpu.',
      '{resourceMend}',
    ],
    [
      /(limits|requests)\[(.*)\]$/,
      /part/,
      '{Owner} asks for {value}, which is no legal name of a resource.',
      'Kubernetes knows cpu, memory, ephemeral-storage and huge pages; a device has a domain in its name, such as nvidia.com/gpu.',
      '{resourceMend}',
    ],
  ],
};
