// openai: a key's rate limits, which the client's own retries live with.
import assert from 'node:assert/strict';

import OpenAI from 'openai';

import { ask, client, proves } from './stack.mjs';

/** As the surrounding Java test has set them for the key: two a second, and five at once. */
const A_MINUTE = 120;
const AT_ONCE = 5;
const BURST = 40;

const apiKey = process.env.LIMITED_API_KEY;
const hello = ask('claude-haiku', 'Hi', { max_completion_tokens: 20 });

proves("a key's rate limit", 'a burst over it ends without an error, by the retries of the client as it is', async () => {
  const statuses = [];
  const openai = new OpenAI({
    apiKey,
    fetch: async (url, init) => {
      const answer = await fetch(url, init);
      statuses.push(answer.status);
      return answer;
    },
  });
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: BURST }, () => openai.chat.completions.create(hello)));
  const seconds = (performance.now() - begun) / 1000;
  const refused = statuses.filter((status) => status === 429).length;
  console.log(`MEASURED a burst of ${BURST} at ${A_MINUTE} a minute: ${seconds.toFixed(1)} s, ${refused} times 429, no error`);

  assert.equal(answers.length, BURST);
  assert.ok(answers.every((answer) => answer.choices[0].message.content.length > 0));
  assert.ok(refused > 0, 'the burst was no burst');
  assert.ok(seconds >= ((BURST - AT_ONCE) / A_MINUTE) * 60 * 0.95, `${seconds} s: faster than the limit`);
});

proves("a key's rate limit", 'is an error of its own class, which says how the key stands and when to come back', async () => {
  const openai = client({ apiKey });
  const calls = Array.from({ length: BURST }, () => openai.chat.completions.create(hello).catch((error) => error));
  const error = (await Promise.all(calls)).find((answer) => answer instanceof OpenAI.RateLimitError);
  assert.deepEqual([error.status, error.type, error.code], [429, 'requests', 'rate_limit_exceeded']);
  assert.match(error.message, /for this API key: 120 requests per minute/);
  assert.equal(error.headers.get('x-ratelimit-limit-requests'), String(A_MINUTE));
  assert.ok(Number(error.headers.get('x-ratelimit-remaining-requests')) < AT_ONCE, 'what is left is for those before it');
  assert.match(error.headers.get('x-ratelimit-reset-requests'), /^[0-9.]+(ms|s)$/);
  const millis = Number(error.headers.get('retry-after-ms'));
  assert.ok(millis > 0 && millis < 60_000);
  assert.equal(Number(error.headers.get('retry-after')), Math.ceil(millis / 1000));
});

proves("a key's rate limit", 'is not what a key without one is told of', async () => {
  const { response } = await client().chat.completions.create(hello).withResponse();
  assert.equal(response.headers.get('x-ratelimit-limit-requests'), null);
});
