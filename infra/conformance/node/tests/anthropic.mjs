// What the tests of @anthropic-ai/sdk share.
import Anthropic from '@anthropic-ai/sdk';

import { url } from './simulator.mjs';

export const HAIKU = 'claude-haiku-4-5';

/** A client that does not retry unless it is told to, so that a test of an error does not wait. */
export function client(options) {
  return new Anthropic({ apiKey: 'key', baseURL: url, maxRetries: 0, ...options });
}

export function ask(text, more) {
  return { model: HAIKU, max_tokens: 1000, messages: [{ role: 'user', content: text }], ...more };
}

export function text(message) {
  return message.content
    .filter((block) => block.type === 'text')
    .map((block) => block.text)
    .join('');
}
