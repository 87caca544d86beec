import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { inParentheses } from '../../tools/compile-early.ts';

/** The module with the functions in parentheses that begin with these texts. */
function withEarly(text: string, ...beginnings: readonly string[]): string {
  const places = beginnings.map((beginning) => {
    const start = text.indexOf(beginning);
    let [end, depth] = [text.indexOf('{', start), 0];
    do {
      depth += { '{': 1, '}': -1 }[text[end] ?? ''] ?? 0;
      end += 1;
    } while (depth > 0);
    return `${start}-${end}`;
  });
  return inParentheses(text, new Set(places));
}

describe('functions that are compiled with their module', () => {
  it('stand in parentheses, others do not', () => {
    const text = 'const a=()=>{},b=function(){},c=()=>{};';
    expect(withEarly(text, '()=>', 'function(')).toBe(
      'const a=(()=>{}),b=(function(){}),c=()=>{};',
    );
  });

  it('are found by what stands before their declaration', () => {
    const text = '#!/usr/bin/env node\nconst a=f();function f(){return g()}function g(){return 1}';
    expect(withEarly(text, 'function f', 'function g')).toBe(
      '#!/usr/bin/env node\nvar f=(function f(){return g()});var g=(function g(){return 1});const a=f();',
    );
  });

  it('may stand first, or in one another', () => {
    expect(withEarly('function f(){return ()=>{}}', 'function f', '()=>')).toBe(
      'var f=(function f(){return (()=>{})});',
    );
  });

  it('are no methods, which cannot be written so', () => {
    const text = 'const a={m(){},get g(){return 1}};class B{n(){}}';
    expect(withEarly(text, 'm()', '(){}', 'g()', '(){return', 'n()')).toBe(text);
  });

  it('are in what V8 keeps of a module that was only compiled', () => {
    const body = `let s=0;for(let i=0;i<n;i+=1){s+=i*3;if(s%7===3)s-=n}return [s,n,'${'x'.repeat(50)}'];`;
    const text = `function f(n){${body}}const g=n=>{${body}};`;
    const kept = (code: string) => new Script(code).createCachedData().length;
    const early = withEarly(text, 'function f', 'n=>');
    expect(early).toMatch(/^var f=\(function f.*const g=\(n=>/);
    expect(kept(early)).toBeGreaterThan(kept(text) + 200);
  });
});
