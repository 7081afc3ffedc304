import { expect, test as base } from '@playwright/test';

/** What no page of ours may ever do, whatever a test is about. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ context }, use, testInfo) => {
      const complaints: string[] = [];
      const origin = new URL(testInfo.project.use.baseURL ?? 'http://127.0.0.1').hostname;
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          console.error(`CSP: ${violatedDirective} ${blockedURI} ${sample}`),
        );
      });
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== origin)
          complaints.push(`request to ${request.url()}`);
      });
      context.on('weberror', (error) =>
        complaints.push(`uncaught: ${error.error().stack ?? String(error.error())}`),
      );
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      context.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
