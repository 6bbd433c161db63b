import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { status } from '@grpc/grpc-js';
import type { PersonIdentity } from '../gen/exchange/type/v1/PersonIdentity.js';
import { isPassing, onRepeat } from './calls.js';
import { syntheticChild } from './child.js';
import { faultOf, isServiceError } from './fault.js';
import { connect, credentialsFrom, type TlsFiles } from './nodes.js';
import { EndedElsewhere, enterInHouseholdRegister, Hukou, Residence } from './referral.js';
import { Screen } from './screen.js';

const usage = `用法 usage: node build/src/main.js [选项 options]
  --residence HOST:PORT   居住地民政节点 node of the county of residence           127.0.0.1:5103
  --hukou HOST:PORT       户籍地民政节点 node of the county of registration        127.0.0.1:5104
  --register HOST:PORT    公安节点，写入合成儿童 public security, told of the made-up child  127.0.0.1:5100
  --citizen-id NUMBER --name NAME
                          已在户籍登记中的儿童 a child whom the household register knows; without, one is made up
  --ca FILE --cert FILE --key FILE   双向 TLS（PEM） mutual TLS
  --lang zh|en`;

const exit = { done: 0, refused: 1, usage: 2, unavailable: 3 };

const options = readOptions();
const screen = new Screen(options.lang === 'en' ? 'en' : 'zh');
onRepeat(({ code }) => screen.line(`… 暂无应答（${status[code]}），正在以同一请求重试`, `… no answer (${status[code]}), repeating the same request`));
process.exitCode = await run().catch((error: unknown) => {
  if (error instanceof EndedElsewhere) {
    console.error(error.message);
    return exit.refused;
  }
  if (!isServiceError(error)) throw error;
  screen.fault(faultOf(error));
  if (!isPassing(error)) return exit.refused;
  screen.line('  请核对节点地址；在本机请先运行 ./exchange up', '  Check the addresses; on this machine run ./exchange up first');
  return exit.unavailable;
});

/** Takes one child from being found to the end of her referral. */
async function run(): Promise<number> {
  const credentials = credentialsFrom(tlsFiles());
  const register = connect(options.register, credentials);
  const residenceNode = connect(options.residence, credentials);
  const hukouNode = connect(options.hukou, credentials);
  const stop = new AbortController();
  try {
    let child = givenChild();
    if (!child) {
      child = syntheticChild();
      await enterInHouseholdRegister(register, child);
      screen.line('公安：合成儿童已写入户籍登记', 'Public security: a made-up child is in the household register');
    }
    const residence = new Residence(residenceNode, screen);
    const childId = await residence.flag(child);
    screen.line(`居住地：已登记 child_id=${childId}`, `Residence: entered in the ledger, child_id=${childId}`);
    await residence.assessed(childId);
    const referralId = await residence.refer(childId);
    screen.line(`居住地：已转介 referral_id=${referralId}`, `Residence: referred, referral_id=${referralId}`);

    const [atResidence, atHukou] = await Promise.all([
      residence.work(referralId, stop.signal),
      new Hukou(hukouNode, screen).work(referralId, stop.signal),
    ]);
    screen.line('✓ 双方均已办结', '✓ Closed on both sides');
    console.log(JSON.stringify({ child_id: childId, referral_id: referralId, residence: atResidence, hukou: atHukou }));
    return exit.done;
  } finally {
    stop.abort();
    for (const node of [register, residenceNode, hukouNode]) node.close();
  }
}

function givenChild(): PersonIdentity | undefined {
  const { 'citizen-id': citizenId, name } = options;
  return citizenId === undefined ? undefined : { citizenId, name: name ?? '' };
}

function tlsFiles(): TlsFiles | undefined {
  const { ca, cert: certificate, key } = options;
  return ca && certificate && key ? { ca, certificate, key } : undefined;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        residence: { type: 'string', default: '127.0.0.1:5103' },
        hukou: { type: 'string', default: '127.0.0.1:5104' },
        register: { type: 'string', default: '127.0.0.1:5100' },
        'citizen-id': { type: 'string' },
        name: { type: 'string' },
        ca: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        lang: { type: 'string', default: 'zh' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(exit.done);
    }
    const files = [values.ca, values.cert, values.key].filter((file) => file !== undefined);
    if (files.length % 3 !== 0) throw new Error('--ca、--cert 和 --key 须同时给出 go together');
    const missing = files.find((file) => !existsSync(file));
    if (missing !== undefined) throw new Error(`找不到文件 no such file: ${missing}`);
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(exit.usage);
  }
}
