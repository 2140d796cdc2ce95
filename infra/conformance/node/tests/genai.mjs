// What the tests of @google/genai share.
import { GoogleGenAI } from '@google/genai';

import { collect, url } from './simulator.mjs';

export const FLASH = 'gemini-2.5-flash';
export const LITE = 'gemini-2.5-flash-lite';

export function client(httpOptions, apiKey = 'key') {
  return new GoogleGenAI({ apiKey, httpOptions: { baseUrl: url, ...httpOptions } });
}

export function answer(contents, config, model = LITE) {
  return client().models.generateContent({ model, contents, config });
}

/** All chunks of a stream, read to its end. */
export async function chunks(contents, config, model = LITE) {
  return collect(await client().models.generateContentStream({ model, contents, config }));
}

export function text(all) {
  return all.map((chunk) => chunk.text ?? '').join('');
}
