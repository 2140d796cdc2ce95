// @anthropic-ai/sdk: what is asked and answered.
import assert from 'node:assert/strict';

import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema';

import { HAIKU, ask, client, text } from './anthropic.mjs';
import { LONG, PDF, PNG, bills, collect, failure, proves } from './simulator.mjs';

const weather = {
  name: 'weather',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const twoCities = 'Weather? [[sim: tool=weather{"city":"Oslo"}, tool=weather{"city":"Zürich"}]]';

function results(message) {
  return message.content
    .filter((block) => block.type === 'tool_use')
    .map((block) => ({ type: 'tool_result', tool_use_id: block.id, content: `4 C in ${block.input.city}` }));
}

proves('plain answer', 'answers with the request id and the served model', async () => {
  const message = await client().messages.create(ask('Hello [[sim: text="Good day, wörld ✓"]]'));
  const [bill] = await bills();
  assert.equal(text(message), 'Good day, wörld ✓');
  assert.equal(message.model, 'claude-haiku-4-5-20251001');
  assert.equal(message.stop_reason, 'end_turn');
  assert.equal(message.id, `msg_${bill.id}`);
  assert.equal(message._request_id, `req_${bill.id}`);
});

proves('streamed answer', '.stream() puts together what a plain call answers', async () => {
  const plain = await client().messages.create(ask('Tell me of the sea'));
  let heard = '';
  const stream = client().messages.stream(ask('Tell me of the sea')).on('text', (piece) => (heard += piece));
  const streamed = await stream.finalMessage();
  assert.equal(text(streamed), text(plain));
  assert.equal(heard, text(plain));
  assert.equal(await stream.finalText(), text(plain));
  assert.equal(streamed.stop_reason, 'end_turn');
  assert.equal(streamed.usage.output_tokens, plain.usage.output_tokens);
});

proves('streamed answer', 'a raw stream has its events in their order, pings dropped', async () => {
  const events = await collect(await client().messages.create(ask('Hello', { stream: true })));
  const types = events.map((event) => event.type);
  assert.equal(types[0], 'message_start');
  assert.equal(types[1], 'content_block_start');
  assert.deepEqual(types.slice(-3), ['content_block_stop', 'message_delta', 'message_stop']);
  assert.ok(!types.includes('ping'));
});

proves('tools, round trip', 'calls a tool and answers after its result', async () => {
  const asked = ask('Weather? [[sim: tool=weather{"city":"Oslo"}]]', { tools: [weather] });
  const first = await client().messages.create(asked);
  assert.equal(first.stop_reason, 'tool_use');
  const call = first.content.find((block) => block.type === 'tool_use');
  assert.match(call.id, /^toolu_/);
  assert.deepEqual(call.caller, { type: 'direct' });
  assert.deepEqual(call.input, { city: 'Oslo' });
  const second = await client().messages.create({
    ...asked,
    messages: [
      ...asked.messages,
      { role: 'assistant', content: first.content },
      { role: 'user', content: results(first) },
    ],
  });
  assert.equal(second.stop_reason, 'end_turn');
  assert.ok(text(second));
});

proves('tools, round trip', 'the tool runner of the client calls the function by itself', async () => {
  const asked = [];
  const tool = betaTool({
    name: 'weather',
    description: 'The weather',
    inputSchema: weather.input_schema,
    run: ({ city }) => {
      asked.push(city);
      return `4 C in ${city}`;
    },
  });
  const answer = await client().beta.messages.toolRunner({
    ...ask('Weather? [[sim: tool=weather{"city":"Oslo"}]]'),
    tools: [tool],
    thread: false,
  });
  assert.deepEqual(asked, ['Oslo']);
  assert.ok(text(answer));
});

proves('parallel tools', 'two calls are streamed and answered in one turn', async () => {
  const asked = ask(twoCities, { tools: [weather] });
  const pieces = [];
  const first = await client()
    .messages.stream(asked)
    .on('inputJson', (piece) => pieces.push(piece))
    .finalMessage();
  const calls = first.content.filter((block) => block.type === 'tool_use');
  assert.deepEqual(calls.map((call) => call.input.city), ['Oslo', 'Zürich']);
  assert.ok(pieces.length > 2);
  const second = await client().messages.create({
    ...asked,
    messages: [
      ...asked.messages,
      { role: 'assistant', content: first.content },
      { role: 'user', content: results(first) },
    ],
  });
  assert.ok(text(second));
});

proves('images', 'a picture costs its patches', async () => {
  const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } };
  const said = { type: 'text', text: 'What is this?' };
  const alone = await client().messages.create(ask([said]));
  const seen = await client().messages.create(ask([image, said]));
  assert.equal(seen.usage.input_tokens, alone.usage.input_tokens + 1);
});

proves('documents (PDF)', 'a paper costs its pages', async () => {
  const paper = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } };
  const said = { type: 'text', text: 'Sum it up' };
  const alone = await client().messages.create(ask([said]));
  const read = await client().messages.create(ask([paper, said]));
  assert.ok(read.usage.input_tokens > alone.usage.input_tokens + 2);
});

proves("JSON schema, the client's own helper", '.parse() gives the object', async () => {
  const format = jsonSchemaOutputFormat({
    type: 'object',
    properties: { name: { type: 'string' }, age: { type: 'integer' } },
    required: ['name', 'age'],
    additionalProperties: false,
  });
  const parsed = await client().messages.parse(ask('Who is it?', { output_config: { format } }));
  assert.equal(typeof parsed.parsed_output.name, 'string');
  assert.ok(Number.isInteger(parsed.parsed_output.age));
  const streamed = await client().messages.stream(ask('Who is it?', { output_config: { format } })).finalMessage();
  assert.deepEqual(streamed.parsed_output, parsed.parsed_output);
});

proves('thinking', 'thoughts come first, signed, and are counted', async () => {
  const asked = ask('Hello [[sim: thoughts=50, text="Hi"]]', {
    max_tokens: 3000,
    thinking: { type: 'enabled', budget_tokens: 1024 },
  });
  let signature = '';
  const message = await client()
    .messages.stream(asked)
    .on('signature', (signed) => (signature = signed))
    .finalMessage();
  assert.equal(message.content[0].type, 'thinking');
  assert.ok(message.content[0].thinking);
  assert.equal(message.content[0].signature, signature);
  assert.ok(signature);
  assert.equal(text(message), 'Hi');
  assert.equal((await bills())[0].billed.thinking, 50);
  assert.equal(message.usage.output_tokens_details.thinking_tokens, 50);
});

proves('prompt caching counters', 'a marked prefix is written once and read then', async () => {
  const system = [{ type: 'text', text: LONG, cache_control: { type: 'ephemeral' } }];
  const first = await client().messages.create(ask('Hello', { system }));
  const second = await client().messages.create(ask('Hello', { system }));
  assert.ok(first.usage.cache_creation_input_tokens > 4096);
  assert.equal(first.usage.cache_creation.ephemeral_5m_input_tokens, first.usage.cache_creation_input_tokens);
  assert.equal(second.usage.cache_read_input_tokens, first.usage.cache_creation_input_tokens);
  assert.equal((await bills())[1].billed.cached, second.usage.cache_read_input_tokens);
});

proves('count tokens', 'counts what it later bills', async () => {
  const { max_tokens: unused, ...counted } = ask('How long is this?', { system: 'Be brief.', tools: [weather] });
  const count = await client().messages.countTokens(counted);
  const message = await client().messages.create({ ...counted, max_tokens: 1000 });
  assert.equal(count.input_tokens, message.usage.input_tokens);
});

proves('API versions and authentication', 'the new version refuses what the old one takes', async () => {
  const warm = ask('Hello', { temperature: 0.5 });
  const refused = await failure(() => client().messages.create(warm));
  assert.equal(refused.status, 400);
  assert.match(refused.apiMessage, /temperature: Extra inputs are not permitted/);
  const old = client({ defaultHeaders: { 'anthropic-version': '2023-06-01' } });
  assert.ok(text(await old.messages.create(warm)));
  const bearer = client({ apiKey: null, authToken: 'token' });
  assert.ok(text(await bearer.messages.create(ask('Hello'))));
  assert.equal((await failure(() => client({ apiKey: 'bad-key' }).messages.create(ask('Hello')))).status, 401);
});

proves('API versions and authentication', 'the client itself refuses a long answer that is not streamed', async () => {
  const refused = await failure(() => client().messages.create(ask('Hello', { max_tokens: 64_000 })));
  assert.match(refused.message, /[Ss]treaming is (strongly )?(recommended|required)/);
  assert.deepEqual(await bills(), []);
});

proves('ends: limit, stop sequence, refusal, block', 'says why it ended', async () => {
  assert.equal((await client().messages.create(ask('Hi', { max_tokens: 5 }))).stop_reason, 'max_tokens');
  const stopped = await client()
    .messages.stream(ask('[[sim: text="one two three"]]', { stop_sequences: [' three'] }))
    .finalMessage();
  assert.equal(text(stopped), 'one two');
  assert.equal(stopped.stop_sequence, ' three');
  const refused = await client().messages.stream(ask('Hi [[sim: refusal]]')).finalMessage();
  assert.equal(refused.stop_reason, 'refusal');
  assert.ok(refused.stop_details);
});

proves('usage equals the bill', 'entry by entry', async () => {
  const told = [
    await client().messages.create(ask('Count me [[sim: tokens=33]]')),
    await client().messages.stream(ask('Count me [[sim: tokens=33]]')).finalMessage(),
    await client().messages.create(ask(twoCities, { tools: [weather] })),
    await client().messages.stream(ask(twoCities, { tools: [weather] })).finalMessage(),
  ];
  const log = await bills();
  assert.equal(log.length, told.length);
  told.forEach(({ usage, model }, index) => {
    const { billed, model_served: served, complete } = log[index];
    assert.ok(complete);
    assert.equal(model, served);
    assert.equal(usage.input_tokens, billed.input);
    assert.equal(usage.output_tokens, billed.output);
    assert.equal(usage.cache_read_input_tokens ?? 0, billed.cached);
    assert.equal(usage.cache_creation_input_tokens ?? 0, billed.cache_write);
  });
  assert.equal(log[0].model_asked, HAIKU);
});
