import { expect, test } from './test.ts';

test('the web app manifest is whole and its icons exist', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await request.get(href ?? '')).json()) as {
    name: string;
    start_url: string;
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(manifest.name).toContain('Tripod');
  expect(manifest.start_url).toBe('/');
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
  for (const { src } of manifest.icons)
    expect((await request.get(new URL(src, 'http://x/').pathname)).headers()['content-type']).toMatch(
      /^image\//,
    );
});

test('the recommended headers are sent, and markup from a string is refused', async ({
  page,
  complaints,
}) => {
  const response = await page.goto('/');
  expect(response?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
  const refused = await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  expect(refused).toBe(true);
  await expect.poll(() => complaints.some((text) => text.includes('require-trusted-types-for'))).toBe(true);
  complaints.length = 0;
});

test('an address is a file of its own, with its title and with all that its page needs named in it', async ({
  page,
  request,
}) => {
  const html = await (await request.get('/lessons/sidecar-pattern/')).text();
  expect(html).toContain('<title>The sidecar pattern · Tripod</title>');
  const named = [...html.matchAll(/<link rel="modulepreload"[^>]* href="([^"]+)"/g)].map(([, href]) => href);
  const fetched: string[] = [];
  page.on('request', (each) => {
    const { pathname } = new URL(each.url());
    if (pathname.endsWith('.js')) fetched.push(pathname);
  });
  await page.goto('/lessons/sidecar-pattern/');
  await page.getByRole('button', { name: 'Next hop' }).waitFor();
  const late = fetched.filter((path) => !named.includes(path) && !html.includes(path));
  expect(late).toEqual([]);
});
