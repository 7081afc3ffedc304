/** Images that are fetched when a text may name them: a page need not load what nobody runs. */
import type { ImageReference } from '#domain/world/types.ts';
import type { Images, RunnableImage } from './image.ts';
import { imageIn } from './registry.ts';
import { IMAGES as SYSTEMS } from './shelves/systems.ts';

type Shelf = 'nginx' | 'httpd' | 'redis' | 'servers';

/** A word that stands in every reference to an image of the shelf. Too much may be fetched, never too little. */
const WORDS: Readonly<Record<Shelf, RegExp>> = {
  nginx: /nginx/,
  httpd: /httpd/,
  redis: /redis/,
  servers: /whoami|http-echo|hello-app|exporter|prometheus|git-sync/,
};

const LOAD: Readonly<Record<Shelf, () => Promise<{ readonly IMAGES: Images }>>> = {
  nginx: () => import('./shelves/nginx.ts'),
  httpd: () => import('./shelves/httpd.ts'),
  redis: () => import('./shelves/redis.ts'),
  servers: () => import('./shelves/servers.ts'),
};

const shelvesFor = (text: string): readonly Shelf[] =>
  (Object.keys(WORDS) as Shelf[]).filter((shelf) => WORDS[shelf].test(text));

export class ImagesOnDemand {
  private readonly images = new Map(SYSTEMS);
  private readonly here = new Set<Shelf>();

  /** Whether nothing has to be fetched for a text. */
  has(text: string): boolean {
    return shelvesFor(text).every((shelf) => this.here.has(shelf));
  }

  /** Rejects when a shelf cannot be had. */
  async fetchFor(text: string): Promise<void> {
    await Promise.all(shelvesFor(text).map((shelf) => this.fetch(shelf)));
  }

  private async fetch(shelf: Shelf): Promise<void> {
    const { IMAGES } = await LOAD[shelf]();
    for (const [name, image] of IMAGES) this.images.set(name, image);
    this.here.add(shelf);
  }

  /** Of what was fetched. */
  readonly lookup = (reference: ImageReference): RunnableImage | undefined => imageIn(this.images, reference);
}
