-- Every line of every export, as one table. The columns are named, so that nothing is guessed from
-- the first lines: a value that does not fit is an error.
create or replace view nights as
select *
from read_json('exports/*.jsonl', format = 'newline_delimited', columns = {
  tag: 'VARCHAR', course: 'INTEGER', started: 'DATE', product: 'VARCHAR', form: 'VARCHAR',
  unit: 'VARCHAR',
  recommended_capsules: 'INTEGER', mg_per_capsule: 'DOUBLE',
  date: 'DATE', logged: 'BOOLEAN', missed: 'BOOLEAN', paused: 'BOOLEAN',
  advised: 'INTEGER', ceiling: 'INTEGER', phase: 'VARCHAR', rule: 'VARCHAR',
  'limit': 'INTEGER',
  capsules: 'INTEGER', mg: 'DOUBLE', taught: 'VARCHAR', stool: 'INTEGER',
  movements: 'INTEGER', sleep: 'INTEGER', symptoms: 'MAP(VARCHAR, INTEGER)',
  measures: 'MAP(VARCHAR, DOUBLE)',
  signs: 'VARCHAR[]', other_cause: 'VARCHAR', note: 'VARCHAR'
});
