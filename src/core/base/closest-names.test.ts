import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closestNames } from './closest-names.ts';

describe('closestNames', () => {
  const names = ['Contact Created', 'Contact Updated', 'Contact Deleted', 'Invoice Paid', 'Order', 'Überweisung'];

  test.each([
    ['Contact Craeted', 'Contact Created'],
    ['contact created', 'Contact Created'],
    ['contact_created', 'Contact Created'],
    ['Contact Creatd', 'Contact Created'],
    ['Invoice', 'Invoice Paid'],
    ['Order Placed', 'Order'],
    ['Odrer', 'Order'],
    ['überweisun', 'Überweisung'],
  ])('"%s" is closest to "%s"', (wanted, name) => {
    expect(closestNames(wanted, names)[0]).toBe(name);
  });

  test('nothing is offered when nothing is near', () => {
    expect(closestNames('Subscription Renewed', names)).toEqual([]);
    expect(closestNames('', names)).toEqual([]);
    expect(closestNames('x'.repeat(100_000), names)).toEqual([]);
  });

  test('at most the wanted number of names is given', () => {
    expect(closestNames('Contact', names)).toHaveLength(3);
    expect(closestNames('Contact', names, 1)).toHaveLength(1);
    expect(closestNames('Contact', names, 0)).toEqual([]);
  });

  test('a name with one character changed, lost, added or swapped is found among others', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{4,40}$/),
        fc.nat(),
        fc.constantFrom('lose', 'add', 'swap'),
        (name, at, how) => {
          const index = at % (name.length - 1);
          const [head, one, two, tail] = [name.slice(0, index), name[index], name[index + 1], name.slice(index + 2)];
          const wrong = {
            lose: `${head}${two}${tail}`,
            add: `${head}${one}0${two}${tail}`,
            swap: `${head}${two}${one}${tail}`,
          };
          expect(closestNames(wrong[how], ['#########', name, '+++++'])).toContain(name);
        },
      ),
    );
  });

  test('10,000 long names that differ little are searched without a noticeable pause', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `${'long name '.repeat(19)}${index}`);
    const started = performance.now();
    expect(closestNames(`${'long nmae '.repeat(19)}7777`, many)).toHaveLength(0);
    expect(closestNames(`${'long name '.repeat(19)}777x`, many)).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
