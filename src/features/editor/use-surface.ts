import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { createPlainSurface, type PlainSurface } from './plain.ts';
import { carryOver, type Surface, type SurfaceEvents } from './surface.ts';
import { isTouch } from './touch.ts';

interface Form {
  readonly kind: 'plain' | 'rich';
  /** Set before the effects of the component that asks for it. */
  readonly surface: RefObject<Surface | undefined>;
}

function whenIdle(action: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(action, { timeout: 1500 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(action, 300);
  return () => clearTimeout(timer);
}

/** The parts of the editor's box. The textarea's are gone once Monaco stands in its place. */
interface Places {
  readonly plain: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly numbers: HTMLElement;
  readonly rich: HTMLElement;
}

function placesIn(box: HTMLElement | null): Places | undefined {
  const find = <E extends HTMLElement>(part: string): E | null =>
    box?.querySelector<E>(`[data-part='${part}']`) ?? null;
  const [plain, area, numbers, rich] = [
    find('plain'),
    find<HTMLTextAreaElement>('area'),
    find('numbers'),
    find('rich'),
  ];
  return plain && area && numbers && rich ? { plain, area, numbers, rich } : undefined;
}

/** Loads Monaco and puts it in the textarea's place in one go: between reading the one and filling the other no key can come. */
async function swapIn(
  plain: PlainSurface,
  places: Places,
  { label, given }: Pick<SurfaceStart, 'label' | 'given'>,
  events: SurfaceEvents,
  signal: AbortSignal,
): Promise<Surface | undefined> {
  const { createMonacoSurface } = await import('./monaco.ts');
  await plain.calm();
  if (signal.aborted) return undefined;
  places.rich.hidden = false;
  try {
    const rich = createMonacoSurface(places.rich, { ...events, label, given, text: plain.text() });
    carryOver(plain, rich);
    places.plain.hidden = true;
    return rich;
  } catch (error) {
    places.rich.hidden = true;
    throw error;
  }
}

interface SurfaceStart extends SurfaceEvents {
  readonly label: string;
  readonly given: string;
  readonly caret: number | undefined;
}

/** The textarea as a surface at first, Monaco when it has come; `kind` tells which, and changes when they do. */
export function useSurface(box: RefObject<HTMLElement | null>, start: SurfaceStart): Form {
  const [kind, setKind] = useState<Form['kind']>('plain');
  const surface = useRef<Surface>(undefined);
  const onText = useEffectEvent(start.onText);
  const onCaret = useEffectEvent(start.onCaret);
  const onFix = useEffectEvent(start.onFix);
  const onSave = useEffectEvent(start.onSave);
  const onNotice = useEffectEvent(start.onNotice);
  const first = useEffectEvent(() => start);

  useEffect(() => {
    const places = placesIn(box.current);
    if (!places) return undefined;
    const events: SurfaceEvents = {
      onText: (text) => onText(text),
      onCaret: (at) => onCaret(at),
      onFix: (fix, text) => onFix(fix, text),
      onSave: () => onSave(),
      onNotice: (notice) => onNotice(notice),
    };
    const { label, given, caret } = first();
    const plain = createPlainSurface(places.area, places.numbers, events);
    if (caret !== undefined) plain.select({ anchor: caret, active: caret });
    surface.current = plain;
    const controller = new AbortController();
    const swap = async (): Promise<void> => {
      const rich = await swapIn(plain, places, { label, given }, events, controller.signal);
      if (!rich) return;
      surface.current = rich;
      setKind('rich');
      plain.dispose();
    };
    // Offline without Monaco, or blocked: the textarea stays, and does all that is needed.
    const cancel = isTouch() ? undefined : whenIdle(() => void swap().catch(() => undefined));
    return () => {
      cancel?.();
      controller.abort();
      surface.current?.dispose();
    };
  }, [box]);
  return { kind, surface };
}
