// @anthropic-ai/sdk: errors, retries, and streams that break.
import assert from 'node:assert/strict';

import * as sdk from '@anthropic-ai/sdk';

import { HAIKU, ask, client, text } from './anthropic.mjs';
import { bills, collect, failure, next, proves } from './simulator.mjs';

const statuses = [
  [400, sdk.BadRequestError, 'invalid_request_error'],
  [401, sdk.AuthenticationError, 'authentication_error'],
  [402, sdk.APIError, 'billing_error'],
  [403, sdk.PermissionDeniedError, 'permission_error'],
  [404, sdk.NotFoundError, 'not_found_error'],
  [409, sdk.ConflictError, 'conflict_error'],
  [413, sdk.APIError, 'request_too_large'],
  [429, sdk.RateLimitError, 'rate_limit_error'],
  [500, sdk.InternalServerError, 'api_error'],
  [503, sdk.InternalServerError, 'api_error'],
  [504, sdk.InternalServerError, 'timeout_error'],
  [529, sdk.InternalServerError, 'overloaded_error'],
];

async function rawEvents(asked) {
  return collect(await client().messages.create({ ...asked, stream: true }));
}

/** The events before a stream broke, and what it broke with. */
async function untilItBreaks(asked, options) {
  const events = [];
  const error = await failure(async () => {
    for await (const event of await client(options).messages.create({ ...asked, stream: true })) {
      events.push(event);
    }
  });
  return { events, error };
}

proves('every error status', 'is its class, plain and streamed', async () => {
  for (const [status, kind, type] of statuses) {
    for (const stream of [false, true]) {
      const error = await failure(() =>
        client().messages.create(ask('Hello', { model: `${HAIKU}-sim-${status}`, stream })),
      );
      const bill = (await bills()).at(-1);
      assert.ok(error instanceof kind, `${status} is ${error.constructor.name}`);
      assert.equal(error.status, status);
      assert.equal(error.type, type);
      assert.ok(error.apiMessage);
      assert.equal(error.requestID, `req_${bill.id}`);
      assert.equal(bill.billed.input + bill.billed.output, 0);
    }
  }
});

proves('every error status', 'the page of a proxy is kept as text', async () => {
  await next({ type: 'page', status: 413 });
  const error = await failure(() => client().messages.create(ask('Hello')));
  assert.equal(error.status, 413);
  assert.match(error.message, /<html>/);
  assert.equal(error.type, null);
});

proves('retries', 'an overload is retried twice, and then told', async () => {
  await next({ type: 'status', status: 529 }, { type: 'status', status: 529 });
  assert.ok(text(await client({ maxRetries: undefined }).messages.create(ask('Hello'))));
  assert.deepEqual((await bills()).map((bill) => bill.status), [529, 529, 200]);
});

proves('retries', 'waits as long as it is told, and the stream helper retries too', async () => {
  await next({ type: 'status', status: 429, retry_after: 1 });
  const start = performance.now();
  await client({ maxRetries: 2 }).messages.stream(ask('Hello')).finalMessage();
  const waited = performance.now() - start;
  assert.ok(waited >= 990, `waited ${waited} ms`); // its own wait would be half as long
  assert.deepEqual((await bills()).map((bill) => bill.status), [429, 200]);
});

proves('retries', "the server's word on retrying wins", async () => {
  await next({ type: 'status', status: 529, should_retry: false });
  await failure(() => client({ maxRetries: 2 }).messages.create(ask('Hello')));
  assert.equal((await bills()).length, 1);
  await next({ type: 'status', status: 400, should_retry: true });
  assert.ok(text(await client({ maxRetries: 1 }).messages.create(ask('Hello'))));
  assert.deepEqual((await bills()).map((bill) => bill.status), [529, 400, 200]);
});

proves('retries', 'a bad request is not retried', async () => {
  await next({ type: 'status', status: 400 });
  await failure(() => client({ maxRetries: 2 }).messages.create(ask('Hello')));
  assert.equal((await bills()).length, 1);
});

proves('error in the middle of a stream', 'is an APIError without a status', async () => {
  await next({ type: 'error', after: 5 });
  const { events, error } = await untilItBreaks(ask('Hello'), { maxRetries: 2 });
  assert.ok(error instanceof sdk.APIError);
  assert.equal(error.status, undefined);
  assert.equal(error.type, 'overloaded_error');
  assert.equal(events.length, 4); // five left the provider, the client drops the ping
  assert.equal((await bills()).length, 1);
});

proves('error in the middle of a stream', 'rejects the stream helper', async () => {
  await next({ type: 'error', after: 5 });
  const error = await failure(() => client().messages.stream(ask('Hello')).finalMessage());
  assert.ok(error instanceof sdk.APIError);
  assert.equal(error.status, undefined);
  assert.match(error.message, /Overloaded/);
});

proves('stream that ends early, well-formed', 'is no error of a raw stream', async () => {
  await next({ type: 'eof', after: 6 });
  const events = await rawEvents(ask('Hello'));
  assert.equal(events.length, 5);
  assert.ok(!events.some((event) => event.type === 'message_stop'));
});

proves('stream that ends early, well-formed', 'the stream helper alone notices', async () => {
  await next({ type: 'eof', after: 6 });
  const error = await failure(() => client().messages.stream(ask('Hello')).finalMessage());
  assert.match(error.message, /stream ended without producing a Message/);
});

proves('connection cut or stalled', 'a cut stream throws and is not retried', async () => {
  for (const by of ['rst', 'fin']) {
    await next({ type: 'cut', after: 5, by });
    const { error } = await untilItBreaks(ask('Hello'), { maxRetries: 2 });
    assert.match(String(error), /terminated|ECONNRESET|other side closed/);
  }
  assert.equal((await bills()).length, 2);
});

proves('connection cut or stalled', 'a cut before the head is an APIConnectionError, retried', async () => {
  await next({ type: 'cut', before: 'headers', by: 'rst' });
  const error = await failure(() => client().messages.create(ask('Hello')));
  assert.ok(error instanceof sdk.APIConnectionError);
  await next({ type: 'cut', before: 'headers', by: 'fin' });
  assert.ok(text(await client({ maxRetries: 1 }).messages.create(ask('Hello'))));
});

proves('connection cut or stalled', 'a stall before the head ends with the timeout', async () => {
  await next({ type: 'stall', before: 'headers' });
  const error = await failure(() => client({ timeout: 300 }).messages.create(ask('Hello')));
  assert.ok(error instanceof sdk.APIConnectionTimeoutError);
});

proves('connection cut or stalled', 'a late answer is waited for', async () => {
  await next({ type: 'delay', ms: 200, before: 'first_event' });
  assert.ok(text(await client().messages.stream(ask('Hello')).finalMessage()));
});
