import { expect, it } from 'vitest';
import { createPod } from '#domain/simulation/images/pod.test-data.ts';

it('the official image starts, tells its steps and serves its page', () => {
  const pod = createPod();
  const web = pod.start('web', 'nginx:1.27');
  pod.run(2000);
  console.log(web.log());
  const page = pod.get('/');
  console.log(page, web.log(), pod.get('/nope'), web.log());
  expect(page.status).toBe(200);
});
