// What the front page tells people to paste, pasted.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { proves } from './stack.mjs';

const page = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
const snippets = [...page.matchAll(/^```javascript\n(.*?)^```$/gms)].map((found) => found[1]);

proves('the front page', 'its JavaScript runs as it stands and prints an answer', () => {
  assert.ok(snippets.length > 0);
  for (const snippet of snippets) {
    const node = spawnSync(process.execPath, ['--input-type=module'], { input: snippet, encoding: 'utf8', timeout: 30_000 });
    assert.equal(node.status, 0, node.stderr);
    assert.notEqual(node.stdout.trim(), '', snippet);
  }
});
