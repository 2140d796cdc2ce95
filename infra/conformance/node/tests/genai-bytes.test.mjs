// @google/genai: the models, compressed answers, and bytes as they should not be.
import assert from 'node:assert/strict';

import { ApiError } from '@google/genai';

import { FLASH, LITE, answer, chunks, client, text } from './genai.mjs';
import { bills, collect, failure, next, proves } from './simulator.mjs';

const asked = 'Hello [[sim: text="wörld ✓ 😀 one two"]]';
const long = 'Hello [[sim: tokens=400]]';

async function names(pageSize) {
  return (await collect(await client().models.list({ config: { pageSize } }))).map((model) => model.name);
}

proves('models: list, pages, one', 'pages are turned by the client', async () => {
  const all = await names(1000);
  assert.ok(all.includes(`models/${FLASH}`));
  assert.ok(!all.includes('models/gemini-2.0-flash'));
  assert.deepEqual(await names(2), all);
});

proves('models: list, pages, one', 'a model tells its limits, and one that is shut down is not found', async () => {
  const flash = await client().models.get({ model: FLASH });
  assert.equal(flash.inputTokenLimit, 1_048_576);
  assert.ok(flash.supportedActions.includes('generateContent'));
  const gone = await failure(() => client().models.get({ model: 'gemini-2.0-flash' }));
  assert.equal(gone.status, 404);
});

proves('compressed answers', 'are asked for and read, plain and streamed', async () => {
  const plain = await answer(asked);
  assert.equal(plain.sdkHttpResponse.headers['content-encoding'], 'gzip');
  await next({ type: 'gzip' }, { type: 'gzip' });
  assert.equal((await answer(asked)).text, 'wörld ✓ 😀 one two');
  assert.equal(text(await chunks(asked)), 'wörld ✓ 😀 one two');
});

proves('compressed answers', 'that nobody is told of are no JSON', async () => {
  await next({ type: 'gzip', header: 'missing' });
  assert.ok(!((await failure(() => answer(asked))) instanceof ApiError), 'it is no error of the API');
});

proves('broken bytes, odd events', 'odd but legal bytes change nothing', async () => {
  for (const action of [
    { type: 'split', at: 'bytes' },
    { type: 'split', at: 'characters' },
    { type: 'spaceless' },
    { type: 'big_event', after: 0, bytes: 65_536 },
  ]) {
    await next(action);
    assert.equal(text(await chunks(asked)), 'wörld ✓ 😀 one two', action.type);
  }
  assert.ok((await bills()).every((bill) => bill.complete));
});

// Comments are legal in such a stream. This client looks for data: at the beginning of what stands between blank lines.
proves('broken bytes, odd events', 'an event after a comment is lost in silence', async () => {
  await next({ type: 'comments' });
  assert.equal(text(await chunks(asked)), '');
  assert.ok((await bills())[0].complete);
});

proves('broken bytes, odd events', 'an event that is no JSON breaks the stream', async () => {
  await next({ type: 'garbage', after: 1 });
  assert.match(String(await failure(() => chunks(long))), /JSON|parsing/);
});

proves('broken bytes, odd events', 'a body shorter than announced throws', async () => {
  await next({ type: 'length', bytes: 16 });
  assert.match(String(await failure(() => answer(asked))), /terminated|other side closed/);
});

proves('broken bytes, odd events', 'an error under status 200 is an answer without candidates', async () => {
  await next({ type: 'ok_error', status: 500 }, { type: 'ok_error', status: 503 });
  assert.equal((await answer(asked)).candidates, undefined);
  assert.equal((await failure(() => chunks(asked))).status, 503);
});

proves('stream that ends early, well-formed', 'half an event at the end is an incomplete segment', async () => {
  await next({ type: 'half', after: 1 });
  assert.match((await failure(() => chunks(long))).message, /Incomplete JSON segment/);
});

proves('every error status', 'an error in an array is handed on as it is', async () => {
  await next({ type: 'array_error', status: 400 });
  const error = await failure(() => answer(asked));
  assert.equal(error.status, 400);
  assert.equal(JSON.parse(error.message)[0].error.status, 'INVALID_ARGUMENT');
});

proves('ends: limit, stop sequence, refusal, block', 'a malformed call has no parts', async () => {
  await next({ type: 'malformed_call' });
  const malformed = await answer(asked);
  assert.equal(malformed.candidates[0].finishReason, 'MALFORMED_FUNCTION_CALL');
  assert.equal(malformed.text, undefined);
});

proves('usage equals the bill', 'another model, a total that is no sum, and no usage at all', async () => {
  await next({ type: 'other_model' }, { type: 'odd_usage' }, { type: 'no_usage' });
  const other = await answer(asked);
  assert.equal(other.modelVersion, (await bills())[0].model_served);
  assert.notEqual(other.modelVersion, LITE);
  const { totalTokenCount } = (await answer(asked)).usageMetadata;
  const { billed } = (await bills())[1];
  assert.equal(totalTokenCount, billed.input + billed.output + 7);
  assert.equal((await answer(asked)).usageMetadata, undefined);
  assert.ok((await bills())[2].billed.output > 0);
});
