// @google/genai: what is asked and answered.
import assert from 'node:assert/strict';

import { FunctionCallingConfigMode, Type, createPartFromFunctionResponse } from '@google/genai';

import { FLASH, LITE, answer, chunks, client, text } from './genai.mjs';
import { LONG, PDF, PNG, bills, failure, moveTo, proves } from './simulator.mjs';

const parameters = { type: Type.OBJECT, properties: { city: { type: Type.STRING } }, required: ['city'] };
const weather = { functionDeclarations: [{ name: 'weather', description: 'The weather', parameters }] };
const twoCities = 'Weather? [[sim: tool=weather{"city":"Oslo"}, tool=weather{"city":"Zürich"}]]';

function user(...parts) {
  return { role: 'user', parts };
}

function result(call) {
  return { functionResponse: { name: call.name, response: { output: `4 C in ${call.args.city}` } } };
}

proves('plain answer', 'answers with its id and the served model', async () => {
  const plain = await answer('Hello [[sim: text="Good day, wörld ✓"]]');
  assert.equal(plain.text, 'Good day, wörld ✓');
  assert.equal(plain.modelVersion, LITE);
  assert.equal(plain.candidates[0].finishReason, 'STOP');
  assert.equal(plain.responseId, (await bills())[0].id);
});

proves('plain answer', 'a chat keeps its history', async () => {
  const chat = client().chats.create({ model: LITE });
  await chat.sendMessage({ message: 'My name is Ada. [[sim: text="Hello"]]' });
  const second = await chat.sendMessage({ message: '[[sim: text="Ada"]]' });
  assert.equal(second.text, 'Ada');
  assert.equal(chat.getHistory().length, 4);
});

proves('plain answer', 'a re-routed model names its successor', async () => {
  await moveTo('2026-12-01');
  assert.equal((await answer('Hello', undefined, FLASH)).modelVersion, 'gemini-3.5-flash-lite');
});

proves('streamed answer', 'streams what it answers plainly', async () => {
  const plain = await answer('Tell me of the sea');
  // The delimiter of the events alternates by call.
  for (let call = 0; call < 2; call++) {
    const all = await chunks('Tell me of the sea');
    assert.ok(all.length > 1);
    assert.equal(text(all), plain.text);
    assert.equal(all.at(-1).usageMetadata.totalTokenCount, plain.usageMetadata.totalTokenCount);
    assert.equal(all.at(-1).candidates[0].finishReason, 'STOP');
  }
});

proves('tools, round trip', 'calls a tool and answers after its result', async () => {
  const asked = user({ text: 'Weather? [[sim: tool=weather{"city":"Oslo"}]]' });
  const first = await answer([asked], { tools: [weather] });
  const [call] = first.functionCalls;
  assert.equal(call.name, 'weather');
  assert.deepEqual(call.args, { city: 'Oslo' });
  assert.equal(call.id, undefined);
  const second = await answer([asked, first.candidates[0].content, user(result(call))], { tools: [weather] });
  assert.ok(second.text);
  assert.equal(second.functionCalls, undefined);
});

proves('tools, round trip', 'a forced tool is called, and the helper builds its result', async () => {
  const config = {
    tools: [weather],
    toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ['weather'] } },
  };
  const first = await answer('Weather?', config);
  const [call] = first.functionCalls;
  assert.equal(typeof call.args.city, 'string');
  const part = createPartFromFunctionResponse(call.id, call.name, { output: '4 C' });
  const second = await answer([user({ text: 'Weather?' }), first.candidates[0].content, user(part)], {
    tools: [weather],
  });
  assert.ok(second.text);
});

proves('tools, round trip', 'the client calls a function by itself', async () => {
  const asked = [];
  const callable = {
    tool: async () => weather,
    callTool: async (calls) => {
      asked.push(...calls.map((call) => call.args.city));
      return calls.map(result);
    },
  };
  const last = await answer('Weather? [[sim: tool=weather{"city":"Oslo"}]]', { tools: [callable] });
  assert.deepEqual(asked, ['Oslo']);
  assert.ok(last.text);
  assert.equal((await bills()).length, 2);
});

proves('parallel tools', 'two calls come whole in a stream and are answered in one turn', async () => {
  const all = await chunks(twoCities, { tools: [weather] });
  const calls = all.flatMap((chunk) => chunk.functionCalls ?? []);
  assert.deepEqual(calls.map((call) => call.args.city), ['Oslo', 'Zürich']);
  const said = { role: 'model', parts: calls.map((functionCall) => ({ functionCall })) };
  const turns = [user({ text: twoCities }), said, user(...calls.map(result))];
  assert.ok((await answer(turns, { tools: [weather] })).text);
  turns[2] = user(result(calls[0]));
  const refused = await failure(() => answer(turns, { tools: [weather] }));
  assert.match(refused.message, /number of function response parts/);
});

proves('images', 'a picture costs its tile', async () => {
  const said = { text: 'What is this?' };
  const alone = await answer(user(said));
  const seen = await answer(user({ inlineData: { mimeType: 'image/png', data: PNG } }, said));
  assert.equal(seen.usageMetadata.promptTokenCount, alone.usageMetadata.promptTokenCount + 258);
});

proves('documents (PDF)', 'a paper costs its pages', async () => {
  const said = { text: 'Sum it up' };
  const alone = await answer(user(said));
  const read = await answer(user({ inlineData: { mimeType: 'application/pdf', data: PDF } }, said));
  assert.equal(read.usageMetadata.promptTokenCount, alone.usageMetadata.promptTokenCount + 2 * 258);
});

proves("JSON schema, the client's own helper", 'answers in either kind of schema', async () => {
  const responseSchema = {
    type: Type.OBJECT,
    properties: { name: { type: Type.STRING }, age: { type: Type.INTEGER } },
    required: ['name', 'age'],
  };
  const config = { responseMimeType: 'application/json', responseSchema };
  const plain = JSON.parse((await answer('Who is it?', config)).text);
  assert.equal(typeof plain.name, 'string');
  assert.ok(Number.isInteger(plain.age));
  assert.deepEqual(JSON.parse(text(await chunks('Who is it?', config))), plain);
  const responseJsonSchema = {
    type: 'object',
    properties: { tags: { type: 'array', items: { type: 'string' } } },
    required: ['tags'],
  };
  const tagged = await answer('Tags?', { responseMimeType: 'application/json', responseJsonSchema });
  assert.ok(Array.isArray(JSON.parse(tagged.text).tags));
});

proves('thinking', 'thoughts come first and are told apart', async () => {
  const config = { thinkingConfig: { thinkingBudget: 2048, includeThoughts: true } };
  const all = await chunks('Hello [[sim: thoughts=90, text="Hi"]]', config, FLASH);
  assert.equal(all[0].candidates[0].content.parts[0].thought, true);
  assert.equal(text(all), 'Hi');
  assert.equal(all.at(-1).usageMetadata.thoughtsTokenCount, 90);
  const level = { thinkingConfig: { thinkingLevel: 'LOW' } };
  assert.ok((await answer('Hello', level, 'gemini-3.5-flash')).usageMetadata.thoughtsTokenCount > 0);
});

proves('prompt caching counters', 'a prefix said twice is read from the cache', async () => {
  const cold = await answer(`${LONG} And?`, undefined, FLASH);
  const warm = await answer(`${LONG} And then?`, undefined, FLASH);
  assert.equal(cold.usageMetadata.cachedContentTokenCount, undefined);
  assert.ok(warm.usageMetadata.cachedContentTokenCount >= 2048);
  assert.equal((await bills())[1].billed.cached, warm.usageMetadata.cachedContentTokenCount);
});

proves('count tokens', 'counts what it later bills', async () => {
  const contents = 'How long is this?';
  const count = await client().models.countTokens({ model: FLASH, contents });
  assert.equal(count.totalTokens, (await answer(contents, undefined, FLASH)).usageMetadata.promptTokenCount);
});

proves('API versions and authentication', 'speaks both versions of the path', async () => {
  for (const apiVersion of ['v1', 'v1beta']) {
    const { models } = client({ apiVersion });
    assert.ok((await models.generateContent({ model: LITE, contents: 'Hello' })).text);
  }
  const { models } = client({}, 'bad-key');
  const refused = await failure(() => models.generateContent({ model: LITE, contents: 'Hello' }));
  assert.equal(refused.status, 400);
  assert.match(refused.message, /API_KEY_INVALID/);
});

proves('ends: limit, stop sequence, refusal, block', 'says why it ended', async () => {
  assert.equal((await answer('Hi', { maxOutputTokens: 5 })).candidates[0].finishReason, 'MAX_TOKENS');
  const stopped = await answer('[[sim: text="one two three"]]', { stopSequences: [' three'] });
  assert.equal(stopped.text, 'one two');
  const thought = await answer('Hi [[sim: thoughts=20]]', { maxOutputTokens: 20 }, FLASH);
  assert.equal(thought.candidates[0].finishReason, 'MAX_TOKENS');
  assert.equal(thought.text, undefined);
  const [blocked, ...more] = await chunks('Hi [[sim: block=SAFETY]]');
  assert.equal(blocked.promptFeedback.blockReason, 'SAFETY');
  assert.equal(blocked.candidates, undefined);
  assert.deepEqual(more, []);
});

proves('usage equals the bill', 'entry by entry', async () => {
  const told = [
    await answer('Count me [[sim: tokens=33]]'),
    await answer('Hello', { maxOutputTokens: 200 }, FLASH),
    (await chunks('Hello', { maxOutputTokens: 200 }, FLASH)).at(-1),
    (await chunks(twoCities, { tools: [weather] })).at(-1),
  ];
  const log = await bills();
  assert.equal(log.length, told.length);
  told.forEach(({ usageMetadata: usage }, index) => {
    const { billed, complete } = log[index];
    const thoughts = usage.thoughtsTokenCount ?? 0;
    assert.ok(complete);
    assert.equal(usage.promptTokenCount - (usage.cachedContentTokenCount ?? 0), billed.input);
    assert.equal(usage.candidatesTokenCount + thoughts, billed.output);
    assert.equal(thoughts, billed.thinking);
    assert.equal(usage.totalTokenCount, usage.promptTokenCount + billed.output);
  });
});
