import { unsupported, type Table } from './table.ts';

export const CONTAINERS: Table = {
  'Required value': [
    [
      /spec\.containers$/,
      '',
      '{Owner} has no containers.',
      'A Pod needs at least one under containers; init containers and sidecars alone are not enough.',
      'Add containers with an item, for example - name: app and image: nginx:1.27.',
    ],
    [
      /ontainers\.image$/,
      '',
      '{Owner} has no image.',
      'The image is what is started; nothing runs without one.',
      'Add it, for example image: nginx:1.27.',
    ],
    [
      /imagePullPolicy$/,
      '',
      'The imagePullPolicy of {owner} is empty.',
      'Left out, it is IfNotPresent, and Always for the tag latest or none.',
      'Remove the line.',
    ],
    [
      /terminationMessagePolicy$/,
      '',
      'The terminationMessagePolicy of {owner} is empty.',
      'Left out, it is File.',
      'Remove the line.',
    ],
    [
      /ontainers\.restartPolicy$/,
      '',
      '{Owner} has restartPolicyRules without a restartPolicy.',
      'The rules are exceptions from it.',
      'Add it, for example restartPolicy: Never.',
    ],
    [
      /exitCodes$/,
      '',
      'A restart rule of {owner} does not say for which exit codes it counts.',
      'A rule compares the exit code of the container with a list.',
      'Add exitCodes: {operator: In, values: [42]}.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /imagePullPolicy$/,
      'It says when the node fetches the image: Always, IfNotPresent or Never, written so.',
    ),
    unsupported(
      /terminationMessagePolicy$/,
      'It says where the last message of the container comes from: a file, or the log after an error.',
    ),
    unsupported(
      /ontainers\.restartPolicy$/,
      'In an init container Always makes a native sidecar; Never and OnFailure say when it is restarted.',
    ),
    unsupported(/restartPolicyRules\.action$/, 'A rule says what happens at certain exit codes.'),
    unsupported(/exitCodes\.operator$/, 'In means one of the listed exit codes, NotIn any other.'),
  ],
  'Too long': [
    [
      /restartPolicyRules$/,
      '',
      '{Owner} has more than 20 restart rules.',
      'The first rule that fits counts.',
      'Put several exit codes into one rule.',
    ],
    [
      /exitCodes\.values$/,
      '',
      'A restart rule of {owner} lists more than 255 exit codes.',
      'There are no more.',
      'Remove some, or use operator: NotIn.',
    ],
  ],
  Forbidden: [
    [
      /restartPolicyRules$/,
      '',
      '{Owner} has restartPolicyRules.',
      'With restartPolicy: Always it is restarted whatever its exit code.',
      'Remove restartPolicyRules.',
    ],
  ],
  'Invalid value': [
    [
      /\.image$/,
      '',
      'The image {value} of {owner} has blanks at an end.',
      'They would become part of its name.',
      'Write image: {trimmed}.',
    ],
  ],
};
