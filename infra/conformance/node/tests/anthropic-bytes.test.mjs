// @anthropic-ai/sdk: the models, compressed answers, and bytes as they should not be.
import assert from 'node:assert/strict';

import { NotFoundError } from '@anthropic-ai/sdk';

import { HAIKU, ask, client, text } from './anthropic.mjs';
import { bills, collect, failure, next, proves } from './simulator.mjs';

const asked = ask('Hello [[sim: text="wörld ✓ 😀 one two"]]');

proves('models: list, pages, one', 'pages are turned by the client', async () => {
  const all = (await collect(client().models.list({ limit: 1000 }))).map((model) => model.id);
  assert.ok(all.includes('claude-haiku-4-5-20251001'));
  assert.ok(!all.includes('claude-opus-4-20250514'));
  assert.deepEqual((await collect(client().models.list({ limit: 2 }))).map((model) => model.id), all);
  const first = await client().models.list({ limit: 2 });
  assert.ok(first.hasNextPage());
  assert.equal((await first.getNextPage()).data[0].id, all[2]);
});

proves('models: list, pages, one', 'an alias is found and a retired model is not', async () => {
  const haiku = await client().models.retrieve(HAIKU);
  assert.equal(haiku.id, 'claude-haiku-4-5-20251001');
  assert.equal(haiku.display_name, 'Claude Haiku 4.5');
  assert.ok((await failure(() => client().models.retrieve('claude-opus-4-0'))) instanceof NotFoundError);
});

proves('compressed answers', 'are asked for and read, plain and streamed', async () => {
  const { data, response } = await client().messages.create(asked).withResponse();
  assert.equal(response.headers.get('content-encoding'), 'gzip');
  assert.equal(text(data), 'wörld ✓ 😀 one two');
  await next({ type: 'gzip' }, { type: 'gzip' });
  assert.equal(text(await client().messages.create(asked)), 'wörld ✓ 😀 one two');
  assert.equal(text(await client().messages.stream(asked).finalMessage()), 'wörld ✓ 😀 one two');
});

proves('compressed answers', 'that nobody is told of are no JSON', async () => {
  await next({ type: 'gzip', header: 'missing' });
  assert.ok((await failure(() => client().messages.create(asked))) instanceof SyntaxError);
});

proves('broken bytes, odd events', 'odd but legal bytes change nothing', async () => {
  for (const action of [
    { type: 'split', at: 'bytes' },
    { type: 'split', at: 'characters' },
    { type: 'spaceless' },
    { type: 'comments' },
    { type: 'big_event', after: 2, bytes: 65_536 },
  ]) {
    await next(action);
    const message = await client().messages.stream(asked).finalMessage();
    assert.equal(text(message), 'wörld ✓ 😀 one two', action.type);
    assert.equal(message.stop_reason, 'end_turn');
  }
  assert.ok((await bills()).every((bill) => bill.complete));
});

proves('broken bytes, odd events', 'an event that is no JSON is a SyntaxError', async () => {
  await next({ type: 'garbage', after: 3 });
  const quiet = client({ logLevel: 'off' });
  const error = await failure(async () => collect(await quiet.messages.create({ ...asked, stream: true })));
  assert.ok(error instanceof SyntaxError);
});

proves('broken bytes, odd events', 'a body shorter than announced throws', async () => {
  await next({ type: 'length', bytes: 16 });
  assert.match(String(await failure(() => client().messages.create(asked))), /terminated|other side closed/);
});

proves('broken bytes, odd events', 'an error under status 200 is a message without content', async () => {
  await next({ type: 'ok_error', status: 500 }, { type: 'ok_error', status: 500 });
  assert.equal((await client().messages.create(asked)).content, undefined);
  assert.deepEqual(await collect(await client().messages.create({ ...asked, stream: true })), []);
});

proves('stream that ends early, well-formed', 'half an event at the end is dropped in silence', async () => {
  await next({ type: 'half', after: 6 });
  const events = await collect(await client().messages.create({ ...asked, stream: true }));
  assert.ok(events.length > 0);
  assert.ok(!events.some((event) => event.type === 'message_stop'));
});

proves('every error status', 'a code of the error is told', async () => {
  await next({ type: 'status', status: 429, error_code: 'enforced_spend_limit_reached' });
  const error = await failure(() => client().messages.create(asked));
  assert.equal(error.errorCode, 'enforced_spend_limit_reached');
  assert.equal(error.type, 'rate_limit_error');
});

proves('usage equals the bill', 'an answer of another model is billed as that model', async () => {
  await next({ type: 'other_model' });
  const message = await client().messages.create(asked);
  assert.equal(message.model, (await bills())[0].model_served);
  assert.ok(!message.model.startsWith(HAIKU));
});
