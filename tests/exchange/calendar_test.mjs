// What `titrate export --ics` writes, as a reader of iCalendar reads it.
//
//   TITRATE=.../titrate MODULES=.../node_modules node --test calendar_test.mjs

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayAfter, example, full, require } from './logs.mjs';

const ical = require('ical.js');
const ICAL = ical.default ?? ical;

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

test('a calendar is stamped in UTC, in any time zone and season', () => {
  const titrate = example();
  const stamps = () => calendar(titrate)
    .map((event) => event.component.getFirstPropertyValue('dtstamp').toString());
  for (const [zone, now, utc] of [
    ['UTC0', '2026-10-30T22:30', '2026-10-30T22:30:00Z'],
    ['CET-1CEST,M3.5.0,M10.5.0/3', '2026-10-30T22:30', '2026-10-30T21:30:00Z'],
    ['CET-1CEST,M3.5.0,M10.5.0/3', '2027-07-01T22:30', '2027-07-01T20:30:00Z'],
    ['EST5EDT,M3.2.0,M11.1.0', '2026-10-30T22:30', '2026-10-31T02:30:00Z'],
    ['<+0545>-5:45', '2026-10-30T02:30', '2026-10-29T20:45:00Z'],
  ]) {
    Object.assign(titrate, { zone, now });
    assert.deepEqual(new Set(stamps()), new Set([utc]), `${zone} ${now}`);
  }
});

test('without TITRATE_NOW the stamp is the moment itself', () => {
  const titrate = example();
  Object.assign(titrate, { zone: 'EST5EDT,M3.2.0,M11.1.0', now: '' });
  const before = Math.floor(Date.now() / 1000);
  const [event] = calendar(titrate);
  const stamp = event.component.getFirstPropertyValue('dtstamp').toUnixTime();
  assert.ok(before <= stamp && stamp <= Date.now() / 1000, `${before} ${stamp}`);
});

test('a discreet calendar takes the place of an open one, and says nothing', () => {
  const titrate = example();
  const open = calendar(titrate);
  const discreet = calendar(titrate, '--discreet');
  assert.deepEqual(discreet.map((event) => event.uid), open.map((event) => event.uid));
  assert.deepEqual(starts(discreet), starts(open));
  assert.deepEqual(discreet.map((event) => event.summary),
    ['Evening note', 'Evening note', 'Morning note']);
  for (const event of discreet) assert.ok(!event.description);
  assert.doesNotMatch(titrate.run('export', '--ics', '--discreet'),
    /magnes|capsul|dose|titrat|stool|mg/i);
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
