import { randomInt, randomUUID } from 'node:crypto';
import type { Child } from '../gen/exchange/civilaffairs/v1/Child.js';
import type { Household } from '../gen/exchange/publicsecurity/v1/Household.js';
import type { PersonIdentity } from '../gen/exchange/type/v1/PersonIdentity.js';
import type { RegisteredParent } from '../gen/exchange/publicsecurity/v1/RegisteredParent.js';

/** County where the child was found: Heping in Shenyang. */
export const residence = '210102';
/** County that decides: Zhuanghe in Dalian. */
export const hukou = '210283';
const hukouTownship = '210283001';

/** A prefix that GB/T 2260 never assigned: nobody has such a number. */
const unassignedPrefix = '219901';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const day = 86_400_000;
const chinaOffset = 8 * 3_600_000;

/** Today in China and so many days before, ISO 8601. */
export function date(daysAgo = 0): string {
  return new Date(Date.now() + chinaOffset - daysAgo * day).toISOString().slice(0, 10);
}

/** The check character of GB 11643 for the first 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** A citizen identity number that nobody has, with a right check character. */
function number(birthDate: string, female: boolean): string {
  const sequence = 2 * randomInt(1, 499) + (female ? 0 : 1);
  const digits = unassignedPrefix + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return digits + checkCharacter(digits);
}

/** Somebody who does not exist. */
function synthetic(name: string, birthDate: string, female: boolean): PersonIdentity {
  return { citizenId: number(birthDate, female), name, sex: female ? 'SEX_FEMALE' : 'SEX_MALE', birthDate };
}

export function syntheticChild(): PersonIdentity {
  return synthetic('试例儿童', date(randomInt(3 * 365, 13 * 365)), true);
}

/** What public security's register holds about her: both parents have died. */
export function household(child: PersonIdentity): Household {
  return {
    person: child,
    hukouDivision: hukouTownship,
    householdNumber: randomUUID().slice(0, 32),
    parents: [deadParent('ROLE_FATHER', '试例父亲'), deadParent('ROLE_MOTHER', '试例母亲')],
  };
}

function deadParent(role: 'ROLE_FATHER' | 'ROLE_MOTHER', name: string): RegisteredParent {
  return {
    person: synthetic(name, date(randomInt(25 * 365, 45 * 365)), role === 'ROLE_MOTHER'),
    facts: {
      role,
      kind: 'PARENT_KIND_BIRTH',
      statuses: [{ kind: 'PARENT_STATUS_KIND_DEAD', fromDate: date(500), source: 'publicsecurity' }],
    },
  };
}

/** What the county of residence enters in its ledger. */
export function ledgerEntry(child: PersonIdentity): Child {
  return {
    identity: child,
    facts: {
      hukou: { division: hukouTownship },
      residenceDivision: residence,
      livingArrangement: 'LIVING_ARRANGEMENT_WITH_GUARDIAN',
      leftHukouDate: date(400),
    },
    residenceAddress: '试例路1号',
    guardian: { name: '试例祖母', relationship: '祖母', phone: '13000000000' },
  };
}
