// The stack that the surrounding Java test has started, and the way a test says what it proves.
import assert from 'node:assert/strict';
import test from 'node:test';

import OpenAI from 'openai';

const simulator = process.env.SIMULATOR_URL;

if (!process.env.OPENAI_BASE_URL || !process.env.OPENAI_API_KEY || !simulator) {
  throw new Error('these tests are run by NodeClientIT, which says where the stack is');
}

/** Both providers, and a retired model that another answers for. */
export const MODELS = ['claude-haiku', 'gemini-2-5-flash-lite', 'gemini-flash'];

/** A test of one capability of the client. The stack is everybody's, so it leaves no faults behind. */
export function proves(capability, sentence, body) {
  test(`${capability}: ${sentence}`, { timeout: 60_000 }, async () => {
    try {
      await body();
    } finally {
      await healed();
    }
  });
}

/** OpenAI's client as its users make it, but without retries, so that a test sees each answer. */
export function client(options) {
  return new OpenAI({ maxRetries: 0, ...options });
}

export function ask(model, text, more) {
  return { model, max_completion_tokens: 4000, messages: [{ role: 'user', content: text }], ...more };
}

/** A client that retries as it always does, and keeps what it sent and got. */
export function retrying(afterFirst, options) {
  const tries = [];
  const counting = async (url, init) => {
    const answer = await fetch(url, init);
    const retry = new Headers(init.headers).get('x-stainless-retry-count');
    tries.push({ status: answer.status, retry, at: performance.now() });
    if (tries.length === 1) {
      await afterFirst?.();
    }
    return answer;
  };
  return { openai: new OpenAI({ fetch: counting, ...options }), tries };
}

/**
 * Faults for all calls of a model until they are taken back: how often the gateway itself tries again is not for these
 * tests to know.
 */
export async function failing(model, action) {
  for (let i = 0; i < 5; i++) {
    await control('POST', { match: { model }, action });
  }
}

export async function healed() {
  await control('DELETE');
}

async function control(method, body) {
  const answer = await fetch(`${simulator}/__sim/faults`, { method, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${answer.status} ${await answer.text()}`);
}

/** What `call` rejects with. */
export async function failure(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return assert.fail('it did not fail');
}

export async function collect(iterable) {
  const all = [];
  for await (const one of iterable) {
    all.push(one);
  }
  return all;
}
