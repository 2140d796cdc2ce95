// openai: answers, plain and streamed, in a form, and by tools.
import assert from 'node:assert/strict';

import { zodFunction, zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';

import { MODELS, ask, client, collect, failure, proves } from './stack.mjs';

const TEXT = 'Zürich, 你好 and 🦊.';
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const Meeting = z.object({
  name: z.string(),
  minutes: z.number().int(),
  kind: z.enum(['open', 'closed']),
  room: z.string().nullable(),
  guests: z.array(z.object({ name: z.string() })),
});

for (const model of MODELS) {
  proves('plain answer', `${model} answers with text, usage and its cost`, async () => {
    const { data, response } = await client()
      .chat.completions.create(ask(model, `Hi [[sim: text=${JSON.stringify(TEXT)}]]`))
      .withResponse();
    assert.equal(data.object, 'chat.completion');
    assert.equal(data.model, model);
    assert.equal(data.choices[0].message.content, TEXT);
    assert.equal(data.choices[0].finish_reason, 'stop');
    assert.equal(data.usage.total_tokens, data.usage.prompt_tokens + data.usage.completion_tokens);
    assert.ok(data.usage.cost > 0 && data.usage.cost < 0.001, `${data.usage.cost}`);
    assert.ok(Math.abs(data.created - Date.now() / 1000) < 600);
    assert.match(data._request_id, /^req_/);
    assert.equal(response.headers.get('x-request-id'), data._request_id);
  });

  proves('streamed answer', `the public page's loop reads ${model} without a guard`, async () => {
    let text = '';
    const stream = await client().chat.completions.create(
      ask(model, `Hi [[sim: text=${JSON.stringify(TEXT)}]]`, { stream: true }),
    );
    for await (const chunk of stream) {
      assert.ok(!('usage' in chunk));
      text += chunk.choices[0].delta.content ?? '';
    }
    assert.equal(text, TEXT);
  });

  proves('stream helper', `the pieces of ${model} make the plain answer`, async () => {
    const asked = ask(model, 'Hi [[sim: tokens=30]]');
    const plain = await client().chat.completions.create(asked);
    const contents = [];
    const stream = client().chat.completions.stream({ ...asked, stream_options: { include_usage: true } });
    stream.on('content', (piece) => contents.push(piece));
    const whole = await stream.finalChatCompletion();
    assert.equal(contents.join(''), plain.choices[0].message.content);
    assert.equal(whole.choices[0].message.content, plain.choices[0].message.content);
    assert.equal(whole.choices[0].finish_reason, 'stop');
    assert.deepEqual(whole.usage, plain.usage);
    assert.equal((await stream.totalUsage()).total_tokens, plain.usage.total_tokens);
  });

  proves('include_usage', `${model} tells usage in a last chunk without choices, null before`, async () => {
    const chunks = await collect(
      await client().chat.completions.create(
        ask(model, 'Hi [[sim: tokens=20]]', { stream: true, stream_options: { include_usage: true } }),
      ),
    );
    const last = chunks.pop();
    assert.deepEqual(last.choices, []);
    assert.equal(last.usage.completion_tokens, 20);
    assert.ok(last.usage.cost > 0);
    assert.ok(chunks.every((chunk) => chunk.usage === null && chunk.choices.length === 1));
    assert.equal(new Set([...chunks, last].map((chunk) => chunk.id)).size, 1);
  });

  proves('parse with a schema', `${model} answers by a zod schema, plain and streamed`, async () => {
    const ordered = { name: 'Standup', minutes: 15, kind: 'open', room: null, guests: [{ name: 'Zoë' }] };
    const form = { response_format: zodResponseFormat(Meeting, 'meeting') };
    const asked = ask(model, `When? [[sim: text=${JSON.stringify(JSON.stringify(ordered))}]]`, form);
    const plain = await client().chat.completions.parse(asked);
    assert.deepEqual(plain.choices[0].message.parsed, ordered);
    const streamed = await client().chat.completions.stream(asked).finalChatCompletion();
    assert.deepEqual(streamed.choices[0].message.parsed, ordered);
    const made = await client().chat.completions.parse(ask(model, 'When?', form));
    assert.ok(Meeting.safeParse(made.choices[0].message.parsed).success);
  });

  proves('parse with a schema', `an answer of ${model} that was cut is refused by the client`, async () => {
    const error = await failure(() =>
      client().chat.completions.parse(
        ask(model, 'When? [[sim: json]]', {
          response_format: zodResponseFormat(Meeting, 'meeting'),
          max_completion_tokens: 2,
        }),
      ),
    );
    assert.match(error.message, /length limit was reached/);
  });

  for (const stream of [false, true]) {
    proves('tool loop', `runTools ends with ${model}, ${stream ? 'streamed' : 'plain'}`, async () => {
      const asked = [];
      const weather = zodFunction({
        name: 'weather',
        description: 'The weather in a city',
        parameters: z.object({ city: z.string() }),
        function: ({ city }) => {
          asked.push(city);
          return { city, celsius: 4 };
        },
      });
      const runner = client().chat.completions.runTools({
        ...ask(model, 'Weather? [[sim: tool=weather{"city":"Zürich"} tool=weather{"city":"Oslo"}]]'),
        tools: [weather],
        stream,
      });
      const last = await runner.finalChatCompletion();
      assert.deepEqual(asked, ['Zürich', 'Oslo']);
      assert.equal(last.choices[0].finish_reason, 'stop');
      assert.ok(await runner.finalContent());
      assert.equal(runner.allChatCompletions().length, 2);
      assert.deepEqual(
        runner.messages.map((message) => message.role),
        ['user', 'assistant', 'tool', 'tool', 'assistant'],
      );
    });
  }

  proves('tool calls in a stream', `${model} sends each call's name once and its arguments in pieces`, async () => {
    const calls = [];
    const stream = client().chat.completions.stream({
      ...ask(model, 'Weather? [[sim: tool=weather{"city":"Zürich"} tool=weather{"city":"Oslo"}]]'),
      tools: [zodFunction({ name: 'weather', parameters: z.object({ city: z.string() }) })],
    });
    stream.on('tool_calls.function.arguments.done', (call) => calls.push(call));
    const message = await stream.finalMessage();
    assert.deepEqual(calls.map((call) => call.index), [0, 1]);
    assert.deepEqual(calls.map((call) => call.parsed_arguments.city), ['Zürich', 'Oslo']);
    assert.deepEqual(message.tool_calls.map((call) => call.function.parsed_arguments.city), ['Zürich', 'Oslo']);
    assert.equal(new Set(message.tool_calls.map((call) => call.id)).size, 2);
  });

  proves('images', `${model} sees a picture in a data URL`, async () => {
    const content = [{ type: 'text', text: 'What is it?' }, { type: 'image_url', image_url: { url: PNG } }];
    const seen = await client().chat.completions.create({ model, messages: [{ role: 'user', content }] });
    const words = await client().chat.completions.create(ask(model, 'What is it?'));
    assert.ok(seen.usage.prompt_tokens > words.usage.prompt_tokens);
  });
}

proves('several answers', 'Gemini gives two, plain and streamed', async () => {
  const asked = ask('gemini-2-5-flash-lite', 'Hi [[sim: tokens=10]]', { n: 2 });
  const plain = await client().chat.completions.create(asked);
  assert.deepEqual(plain.choices.map((choice) => choice.index), [0, 1]);
  const whole = await client().chat.completions.stream(asked).finalChatCompletion();
  assert.deepEqual(
    whole.choices.map((choice) => choice.message.content),
    plain.choices.map((choice) => choice.message.content),
  );
});

proves('models', 'the list is read page by page, and each is found by its name', async () => {
  const models = await collect(client().models.list());
  assert.equal(models.length, 8);
  for (const { id } of models) {
    assert.equal((await client().models.retrieve(id)).id, id);
  }
});
