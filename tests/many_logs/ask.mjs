// node ask.mjs FILE.sql...: gives DuckDB the files one after the other, in a folder that holds
// exports/, and prints the rows that the last one answers, as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The folder that npm installed into; an import would look beside this file.
const require = createRequire(process.env.NODE_FOLDER + '/');
const { DuckDBInstance } = require('@duckdb/node-api');

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
let answer;
for (const file of process.argv.slice(2)) {
  answer = await connection.runAndReadAll(readFileSync(file, 'utf8'));
}
console.log(JSON.stringify(answer.getRowObjectsJson()));
