// Logs, made and asked by the program itself.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

// For the modules of package.json, wherever they were put.
export const require = createRequire(path.join(process.env.MODULES, 'any.js'));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'titrate-exchange-'));
after(() => fs.rmSync(folder, { recursive: true }));
let logs = 0;

export class Titrate {
  constructor(now) {
    this.now = now;
    this.zone = 'UTC0';
    this.log = path.join(folder, `log-${++logs}.json`);
  }
  said(...args) {
    const { status, stdout, stderr } = spawnSync(process.env.TITRATE, args, {
      env: { TITRATE_LOG: this.log, TITRATE_NOW: this.now, LC_ALL: 'C.UTF-8', TZ: this.zone },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  }
  run(...args) {
    const { status, stdout, stderr } = this.said(...args);
    assert.equal(status, 0, `${args.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  }
  fhir(...more) {
    return JSON.parse(this.run('export', '--fhir', ...more));
  }
  nights() {
    return this.run('export', '--jsonl').trimEnd().split('\n').map((line) => JSON.parse(line));
  }
}

// Every field, two courses of one product, a missed night, a stopped course.
export function full() {
  const titrate = new Titrate('2026-11-10T12:00');
  const label = ['--recommended', '2', '--mg', '112.5', '--product', 'Mag "Ω", 100 % \\ <b>'];
  titrate.run('start', ...label, '--form', 'citrate', '--date', '2026-11-01', '--note', 'my GP');
  titrate.run('log', '2', 'normal', '--date', '2026-11-01', '--sleep', '3', '--movements', '2',
    '--symptom', 'cramps=6', '--symptom', 'migraine=0', '--note', ' ');
  titrate.run('log', '3', 'none', '--date', '2026-11-02', '--other-cause', 'stomach bug');
  titrate.run('log', '0', '--date', '2026-11-04', '--note', 'away * for _one_ night\u00a0夜');
  titrate.run('start', ...label, '--date', '2026-11-05', '--form', 'citrate', '--yes');
  titrate.run('log', '2', 'loose', '--date', '2026-11-05', '--other-cause', 'curry');
  titrate.run('log', '1', '--date', '2026-11-08', '--sign', 'vomiting', '--sign', 'flushing');
  return titrate;
}

export function example() {
  const titrate = new Titrate('2026-10-30T22:30');
  fs.copyFileSync(path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
    '../../data/example.json'), titrate.log);
  fs.chmodSync(titrate.log, 0o600);
  return titrate;
}

// The same numbers for the same seed, on every machine.
function random(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
}

export function generated(seed, unit = 'capsule') {
  const below = random(seed);
  const titrate = new Titrate('2028-03-05T12:00');
  const texts = ['', '', 'slept badly', ' ', '"', '\\', '\u00a0', '夜に飲む', 'ليلة', 'e\u0301', '😴',
    '* not _markdown_ <i>', 'x'.repeat(200)];
  const mg = `${1 + below(400)}.${below(10)}`;
  titrate.run('start', '--recommended', `${1 + below(3)}`, '--mg', mg, '--date', '2028-02-20',
    '--unit', unit);
  const rows = ['date,capsules,stool,movements,sleep,symptoms,signs,other_cause,note'];
  for (let day = 20; day <= 33; ++day) {
    if (below(4) === 0) continue;
    const date = day <= 29 ? `2028-02-${day}` : `2028-03-0${day - 29}`;
    const movements = below(3) === 0 ? '' : below(4);
    const stool = movements === 0 || below(3) === 0 ? '' : 1 + below(7);
    const cell = () => `"${texts[below(texts.length)].replaceAll('"', '""')}"`;
    rows.push([date, below(12), stool, movements, below(2) ? '' : 1 + below(5),
      below(2) ? '' : `cramps=${below(11)} a-1=${below(11)}`,
      below(8) ? '' : 'flushing blood-in-stool', cell(), cell()].join(','));
  }
  const file = `${titrate.log}.csv`;
  fs.writeFileSync(file, rows.join('\n') + '\n');
  titrate.run('import', file, '--yes');
  return titrate;
}

export const dayAfter = (date) =>
  new Date(Date.parse(`${date}T00:00Z`) + 86400000).toISOString().slice(0, 10);
