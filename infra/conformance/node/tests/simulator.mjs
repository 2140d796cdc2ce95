// The simulator that the surrounding Java test has started, and the way a test says what it proves.
import assert from 'node:assert/strict';
import test from 'node:test';

export const url = process.env.SIMULATOR_URL;

if (!url) {
  throw new Error('SIMULATOR_URL is not set: these tests are run by NodeClientsTest');
}

/** A test of one row of the README's table, against a simulator as freshly started. */
export function proves(capability, sentence, body) {
  test(`${capability}: ${sentence}`, { timeout: 60_000 }, async () => {
    await control('reset');
    await body();
  });
}

async function control(path, body) {
  const answer = await fetch(`${url}/__sim/${path}`, { method: 'POST', body: JSON.stringify(body ?? {}) });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.text()}`);
}

/** Faults for the next calls, one each. */
export async function next(...actions) {
  for (const action of actions) {
    await control('faults', { match: {}, action });
  }
}

export async function moveTo(date) {
  await control('clock', { date });
}

export async function bills() {
  const answer = await fetch(`${url}/__sim/log?since=0`);
  return (await answer.json()).entries;
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

/** A 1x1 PNG. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A PDF of two pages. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>\n' +
    'endobj\n3 0 obj\n<</Type /Page /Parent 2 0 R>>\nendobj\n4 0 obj\n<</Type /Page /Parent 2 0 R>>\nendobj\n%%EOF\n',
).toString('base64');

export const LONG = 'All work and no play. '.repeat(1000);
