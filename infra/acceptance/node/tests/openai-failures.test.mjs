// openai: errors, retries, and streams that break.
import assert from 'node:assert/strict';

import * as sdk from 'openai';

import { MODELS, ask, client, collect, failing, failure, healed, proves, retrying } from './stack.mjs';

const HAIKU = 'claude-haiku-4-5-20251001';

/** After how many of a provider's events the answer has begun, and is not yet at its end. */
function wordsAfter(model) {
  return model.startsWith('claude') ? 5 : 1;
}

/** What fails, and the error object that the caller finds. */
const failures = [
  [{ temperature: 3 }, sdk.BadRequestError, 400, 'invalid_request_error', 'decimal_above_max_value', 'temperature'],
  [{ messages: [] }, sdk.BadRequestError, 400, 'invalid_request_error', 'empty_array', 'messages'],
  [{ model: 'gpt-4o' }, sdk.NotFoundError, 404, 'invalid_request_error', 'model_not_found', null],
  [{ fault: 'status:400' }, sdk.BadRequestError, 400, 'invalid_request_error', 'invalid_value', null],
  [{ fault: 'status:401' }, sdk.InternalServerError, 500, 'server_error', null, null],
  [{ fault: 'status:429:3' }, sdk.RateLimitError, 429, 'requests', 'rate_limit_exceeded', null],
  [{ fault: 'status:500' }, sdk.InternalServerError, 500, 'server_error', 'upstream_unavailable', null],
];

for (const model of MODELS) {
  proves('every error status', `is its class with ${model}, plain and streamed`, async () => {
    for (const [{ fault, ...wrong }, kind, status, type, code, param] of failures) {
      const asked = ask(model, fault ? `Hi [[sim: fault=${fault}]]` : 'Hi', wrong);
      for (const stream of [false, true]) {
        const error = await failure(() => client().chat.completions.create({ ...asked, stream }));
        assert.equal(error.constructor, kind, JSON.stringify(wrong));
        assert.deepEqual(
          [error.status, error.type, error.code, error.param],
          [status, type, code, param],
        );
        assert.match(error.requestID, /^req_/);
        assert.ok(error.error.message);
      }
    }
  });

  proves('error in a stream', `${model} breaks off: the raw loop and the helper throw`, async () => {
    const asked = ask(model, `Hi [[sim: tokens=80 fault=error:${wordsAfter(model)}]]`);
    const pieces = [];
    const error = await failure(async () => {
      for await (const chunk of await client().chat.completions.create({ ...asked, stream: true })) {
        pieces.push(chunk);
      }
    });
    assert.ok(error instanceof sdk.APIError);
    assert.equal(error.code, 'upstream_stream_interrupted');
    assert.equal(error.type, 'server_error');
    assert.ok(pieces.length > 0);
    assert.ok(pieces.every((chunk) => chunk.choices[0].finish_reason === null));
    const helped = await failure(() => client().chat.completions.stream(asked).finalChatCompletion());
    assert.equal(helped.code, 'upstream_stream_interrupted');
  });

  proves('stream that ends early, well-formed', `${model} is no clean end`, async () => {
    const asked = ask(model, `Hi [[sim: tokens=80 fault=eof:${wordsAfter(model)}]]`, { stream: true });
    const error = await failure(async () => collect(await client().chat.completions.create(asked)));
    assert.equal(error.code, 'upstream_stream_interrupted');
    assert.equal(error.status, undefined);
  });
}

proves('every error status', 'a wrong key is an AuthenticationError', async () => {
  const error = await failure(() =>
    client({ apiKey: `sk-${'x'.repeat(43)}` }).chat.completions.create(ask('claude-haiku', 'Hi')),
  );
  assert.equal(error.constructor, sdk.AuthenticationError);
  assert.equal(error.code, 'invalid_api_key');
});

proves('every error status', 'no credit is a 402, an APIError that is not retried', async () => {
  const { openai, tries } = retrying(undefined, { apiKey: process.env.POOR_API_KEY });
  const error = await failure(() => openai.chat.completions.create(ask('claude-haiku', 'Hi')));
  assert.equal(error.constructor, sdk.APIError);
  assert.equal(error.status, 402);
  assert.equal(error.type, 'insufficient_quota');
  assert.equal(error.code, 'insufficient_credits');
  assert.equal(error.error.remaining_usd, '0.000001');
  assert.equal(tries.length, 1);
});

proves('retries', 'waits as long as a 429 says, then gets its answer', async () => {
  await failing(HAIKU, { type: 'status', status: 429, retry_after: 1 });
  const { openai, tries } = retrying(healed);
  const answer = await openai.chat.completions.create(ask('claude-haiku', 'Hi'));
  assert.ok(answer.choices[0].message.content);
  assert.deepEqual(tries.map((one) => one.status), [429, 200]);
  assert.deepEqual(tries.map((one) => one.retry), ['0', '1']);
  const waited = tries[1].at - tries[0].at;
  assert.ok(waited >= 990 && waited < 5000, `waited ${waited} ms`);
});

proves('retries', 'a 500 is tried again, and the stream helper does it too', async () => {
  await failing(HAIKU, { type: 'status', status: 500 });
  const { openai, tries } = retrying(healed);
  assert.ok(await openai.chat.completions.stream(ask('claude-haiku', 'Hi')).finalContent());
  assert.deepEqual(tries.map((one) => one.status), [500, 200]);
});

proves('retries', 'gives up after two', async () => {
  const { openai, tries } = retrying();
  const error = await failure(() =>
    openai.chat.completions.create(ask('gemini-2-5-flash-lite', 'Hi [[sim: fault=status:503]]')),
  );
  assert.equal(error.constructor, sdk.InternalServerError);
  assert.deepEqual(tries.map((one) => one.status), [500, 500, 500]);
});

proves('retries', 'a bad request is not tried again', async () => {
  const { openai, tries } = retrying();
  await failure(() => openai.chat.completions.create(ask('gemini-flash', 'Hi', { temperature: 3 })));
  assert.equal(tries.length, 1);
});

proves('retries', 'a stream that broke off is not tried again', async () => {
  const { openai, tries } = retrying();
  await failure(() =>
    openai.chat.completions.stream(ask('claude-haiku', 'Hi [[sim: tokens=80 fault=cut:5:rst]]')).finalMessage(),
  );
  assert.equal(tries.length, 1);
});
