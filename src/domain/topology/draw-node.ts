import type { Mark } from './drawing.ts';
import { cutPath, cylinderPath, roundedPath, sheetPath } from './shapes.ts';
import { detailFace, SIZE } from './size.ts';
import { widthOf } from './text.ts';
import type { Box, PlacedNode } from './types.ts';

/** Base line of text whose middle is at `y`. */
function base(y: number, size: number): number {
  return y + size * 0.35;
}

export function drawNode(placed: PlacedNode): Mark[] {
  if (placed.node.kind === 'pod') return drawPod(placed);
  return [...outlineMarks(placed), ...textMarks(placed), ...socketMarks(placed)];
}

function drawPod({ node, box, lines }: PlacedNode): Mark[] {
  const [name = '', detail = '', trouble] = lines;
  const x = box.x + SIZE.padding + 4;
  const marks: Mark[] = [
    { mark: 'path', part: 'box', d: roundedPath(box, 18) },
    { mark: 'text', part: 'name', x, y: base(box.y + SIZE.nameAt, SIZE.name), text: name },
  ];
  if (node.replicas !== undefined && node.replicas > 1) {
    marks.unshift({ mark: 'path', part: 'back', d: roundedPath({ ...box, x: box.x + 6, y: box.y + 6 }, 18) });
  }
  if (detail !== '') {
    const after = x + widthOf(name, SIZE.name, 'strong') + 8;
    marks.push({
      mark: 'text',
      part: 'note',
      x: after,
      y: base(box.y + SIZE.nameAt, SIZE.small) + 0.6,
      text: detail,
    });
  }
  if (trouble !== undefined) {
    marks.push({
      mark: 'text',
      part: 'fault',
      x,
      y: base(box.y + box.height - 12, SIZE.small),
      text: trouble,
    });
  }
  return marks;
}

function outlineMarks({ node, box }: PlacedNode): Mark[] {
  switch (node.kind) {
    case 'volume': {
      const { body, rim } = cylinderPath(box, SIZE.cylinder - 3);
      return [
        { mark: 'path', part: 'box', d: body },
        { mark: 'path', part: 'rim', d: rim },
      ];
    }
    case 'configMap':
    case 'secret': {
      const { body, rim } = sheetPath(box, 14);
      return [
        { mark: 'path', part: 'box', d: body },
        { mark: 'path', part: 'rim', d: rim },
      ];
    }
    case 'loadBalancer':
      return [{ mark: 'path', part: 'box', d: cutPath(box, 14) }];
    case 'service':
      return [{ mark: 'path', part: 'box', d: roundedPath(box, 22) }];
    case 'client':
      return [
        { mark: 'path', part: 'box', d: roundedPath(box, 8) },
        { mark: 'path', part: 'glyph', d: personPath(box) },
      ];
    case 'external':
      return [
        { mark: 'path', part: 'box', d: roundedPath(box, 30) },
        { mark: 'path', part: 'glyph', d: globePath(box) },
      ];
    case 'container':
    case 'pod':
      return [{ mark: 'path', part: 'box', d: roundedPath(box, 8) }];
  }
}

function glyphCentre(box: Box): { x: number; y: number } {
  return { x: box.x + SIZE.padding + 7, y: box.y + SIZE.nameAt };
}

/** Head and shoulders. */
function personPath(box: Box): string {
  const { x, y } = glyphCentre(box);
  return `M${x - 3} ${y - 4}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M${x - 6.5} ${y + 7}v-1a5 5 0 0 1 5 -4.5h3a5 5 0 0 1 5 4.5v1`;
}

function globePath(box: Box): string {
  const { x, y } = glyphCentre(box);
  return `M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M${x - 7} ${y}h14M${x} ${y - 7}c-4 4 -4 10 0 14M${x} ${y - 7}c4 4 4 10 0 14`;
}

function textMarks({ node, box, lines }: PlacedNode): Mark[] {
  const lid = node.kind === 'volume' ? SIZE.cylinder : 0;
  const glyph = node.kind === 'client' || node.kind === 'external' ? SIZE.glyph : 0;
  const x = box.x + SIZE.padding;
  const hasDetail = node.detail !== '';
  const second = detailFace(node) === 'mono' ? 'detail' : 'note';
  let y = box.y + SIZE.nameAt + lid;
  const marks: Mark[] = [
    { mark: 'text', part: 'name', x: x + glyph, y: base(y, SIZE.name), text: lines[0] ?? '' },
  ];
  if (node.role) {
    marks.push({
      mark: 'text',
      part: 'tag',
      x: box.x + box.width - SIZE.padding,
      y: base(y, SIZE.small) + 0.6,
      text: node.role,
      anchor: 'end',
    });
  }
  lines.slice(1).forEach((text, index) => {
    const detail = hasDetail && index === 0;
    y += detail ? SIZE.lineStep : SIZE.troubleRow;
    marks.push({ mark: 'text', part: detail ? second : 'fault', x, y: base(y, SIZE.small), text });
  });
  return marks;
}

function socketMarks({ box, sockets }: PlacedNode): Mark[] {
  return sockets.flatMap(({ x, y, label, bound }): Mark[] => [
    { mark: 'circle', part: bound ? 'bound' : 'socket', x, y, r: 5 },
    { mark: 'text', part: 'port', x: box.x + SIZE.padding, y: base(y, SIZE.small), text: label },
  ]);
}
