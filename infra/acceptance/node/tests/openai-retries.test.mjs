// openai: requests with an idempotency key, and the client's own retries of them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import * as sdk from 'openai';

import { ask, client, collect, failure, proves, retrying } from './stack.mjs';

const MODEL = 'claude-haiku';

/** What a call is made with, to be answered once. */
function once() {
  return { headers: { 'Idempotency-Key': randomUUID() } };
}

proves('idempotency key', 'the same answer comes again, and says so', async () => {
  const asked = ask(MODEL, 'Hi [[sim: tokens=20]]');
  const key = once();
  const first = await client().chat.completions.create(asked, key);
  const { data, response } = await client().chat.completions.create(asked, key).withResponse();
  assert.deepEqual(data, first);
  assert.equal(response.headers.get('x-idempotent-replay'), 'true');
});

proves('idempotency key', 'the same stream comes again, chunk by chunk', async () => {
  const asked = ask(MODEL, 'Hi [[sim: tokens=20]]', { stream: true, stream_options: { include_usage: true } });
  const key = once();
  const first = await collect(await client().chat.completions.create(asked, key));
  const again = await collect(await client().chat.completions.create(asked, key));
  assert.deepEqual(again, first);
  assert.ok(first.at(-1).usage.completion_tokens > 0);
});

proves('idempotency key', 'of two at once the client tries one again by itself, and both get one answer', async () => {
  const asked = ask(MODEL, 'Hi [[sim: tokens=20 fault=delay:1500:headers]]');
  const key = once();
  const both = [retrying(undefined, { maxRetries: 5 }), retrying(undefined, { maxRetries: 5 })];
  const [one, other] = await Promise.all(both.map(({ openai }) => openai.chat.completions.create(asked, key)));
  assert.deepEqual(one, other);
  const statuses = both.flatMap(({ tries }) => tries.map((each) => each.status));
  assert.ok(statuses.includes(409), `${statuses}`);
  assert.equal(statuses.filter((status) => status === 200).length, 2, `${statuses}`);
});

proves('idempotency key', 'another body is an error of its own', async () => {
  const key = once();
  await client().chat.completions.create(ask(MODEL, 'Hi [[sim: tokens=20]]'), key);
  const error = await failure(() => client().chat.completions.create(ask(MODEL, 'Ho'), key));
  assert.ok(error instanceof sdk.UnprocessableEntityError);
  assert.equal(error.code, 'idempotency_key_reused');
  assert.equal(error.param, 'Idempotency-Key');
});
