// @google/genai: errors, retries, and streams that break.
import assert from 'node:assert/strict';

import { ApiError } from '@google/genai';

import { LITE, answer, chunks, client } from './genai.mjs';
import { bills, failure, next, proves } from './simulator.mjs';

const statuses = [
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
];

/** The chunks before a stream broke, and what it broke with. */
async function untilItBreaks(contents) {
  const read = [];
  const error = await failure(async () => {
    for await (const chunk of await client().models.generateContentStream({ model: LITE, contents })) {
      read.push(chunk);
    }
  });
  return { read, error };
}

proves('every error status', 'is an ApiError with the body as its message', async () => {
  for (const [status, name] of statuses) {
    const error = await failure(() => answer('Hello', undefined, `${LITE}-sim-${status}`));
    assert.ok(error instanceof ApiError);
    assert.equal(error.status, status);
    assert.equal(JSON.parse(error.message).error.status, name);
    assert.equal((await bills()).at(-1).billed.input, 0);
  }
});

proves('every error status', 'of a stream is text, every other time with data: before it', async () => {
  const seen = [];
  for (let call = 0; call < 2; call++) {
    const error = await failure(() => chunks('Hello', undefined, 'gemini-9'));
    assert.equal(error.status, 404);
    const { message } = JSON.parse(error.message).error;
    assert.match(message, /^(data: )?\{/);
    assert.match(message, /is not found for API version v1/);
    seen.push(message.startsWith('data: {'));
  }
  assert.deepEqual(seen.sort(), [false, true]);
});

proves('retries', 'none unless it is told to', async () => {
  await next({ type: 'status', status: 429 });
  assert.equal((await failure(() => answer('Hello'))).status, 429);
  assert.equal((await bills()).length, 1);
});

proves('retries', 'as many attempts as it is told to', async () => {
  await next({ type: 'status', status: 503 }, { type: 'status', status: 503 });
  const { models } = client({ retryOptions: { attempts: 3, initialDelay: 0.001, maxDelay: 0.002 } });
  assert.ok((await models.generateContent({ model: LITE, contents: 'Hello' })).text);
  assert.deepEqual((await bills()).map((bill) => bill.status), [503, 503, 200]);
});

proves('error in the middle of a stream', 'is an ApiError of its own status', async () => {
  await next({ type: 'error', after: 1 });
  const { read, error } = await untilItBreaks('Hello');
  assert.ok(error instanceof ApiError);
  assert.equal(error.status, 503);
  assert.match(error.message, /UNAVAILABLE/);
  assert.ok(read.length <= 1);
});

proves('stream that ends early, well-formed', 'is no error', async () => {
  await next({ type: 'eof', after: 2 });
  const all = await chunks('Hello [[sim: tokens=400]]');
  assert.equal(all.length, 2);
  assert.equal(all.at(-1).candidates[0].finishReason, undefined);
});

proves('connection cut or stalled', 'a cut stream throws', async () => {
  for (const by of ['rst', 'fin']) {
    await next({ type: 'cut', after: 1, by });
    const { error } = await untilItBreaks('Hello [[sim: tokens=400]]');
    assert.match(String(error), /terminated|ECONNRESET|other side closed/);
  }
});

proves('connection cut or stalled', 'a cut before the head is a failed fetch', async () => {
  await next({ type: 'cut', before: 'headers', by: 'rst' });
  assert.match(String(await failure(() => answer('Hello'))), /fetch failed/);
  assert.equal((await bills()).length, 1);
});

proves('connection cut or stalled', 'a stall ends with the timeout that the caller set', async () => {
  await next({ type: 'stall', before: 'headers' });
  const { models } = client({ timeout: 300 });
  const error = await failure(() => models.generateContent({ model: LITE, contents: 'Hello' }));
  assert.match(String(error), /abort|timeout/i);
});

proves('connection cut or stalled', 'a late answer is waited for', async () => {
  await next({ type: 'delay', ms: 200, before: 'first_event' });
  assert.ok((await chunks('Hello')).length > 0);
});
