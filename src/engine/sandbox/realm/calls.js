// Runs inside QuickJS. Gives the host `compile`, `addLibraries`, `start`, `collect` and `takeLogs`; none of them is
// reachable from the builder's code. Answers are strings, one tag character and a payload, because a string is the cheapest thing
// to carry out of WebAssembly: 'v' JSON value, 'u' undefined, 'p' still pending, 'e' error as JSON,
// 'n' cannot be written as JSON, 'l' too large.
(function installCalls(maxLogLines, maxLogCharacters) {
  'use strict';
  const indirectEval = globalThis.eval;
  const { parse, stringify } = JSON;
  const { freeze } = Object;
  const noLibraries = freeze({ __proto__: null });
  const known = { __proto__: null };

  let logs = [];
  let logCharacters = 0;
  let isLogFull = false;
  let outcome = 'p';
  let outputLimit = 0;
  let callNumber = 0;

  function inspect(value) {
    if (typeof value === 'string') return value;
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value !== 'object' || value === null) return String(value);
    try {
      return stringify(value) ?? String(value);
    } catch (error) {
      return `[${error.message}]`;
    }
  }

  function record(level, values) {
    if (isLogFull) return;
    let message;
    try {
      message = values.map(inspect).join(' ');
    } catch {
      message = '[a value that cannot be shown]';
    }
    const room = maxLogCharacters - logCharacters;
    logCharacters += message.length;
    if (logs.length < maxLogLines && room > 0) logs.push([level, message.slice(0, room)]);
    else {
      logs.push(['warn', 'The lines after this one were left out.']);
      isLogFull = true;
    }
  }

  const levels = ['log', 'info', 'warn', 'error', 'debug'];
  globalThis.console = Object.fromEntries(
    levels.map((level) => [
      level,
      (...values) => {
        record(level, values);
      },
    ]),
  );

  const lastPosition = (error) => {
    const match = /<input>:(\d+):(\d+)/.exec(String(error.stack));
    return match === null ? 0 : Number(match[1]) * 1e6 + Number(match[2]);
  };

  function withoutLeadingComments(code) {
    return code.replace(/^(?:\s+|\/\/[^\n]*(?:\n|$)|\/\*[^]*?\*\/)+/, '');
  }

  // The builder's first line is line 2 of every text made here; the host takes that one line off again.
  function readAsExpression(code, names, libraries) {
    const expression = code.replace(/[\s;]+$/, '');
    const wrap = (text) => indirectEval(`(function(${names}){'use strict';return(\n${text}\n)})`);
    const values = names.map((name) => known[name]);
    let make;
    try {
      make = wrap(expression);
    } catch (error) {
      const withoutComment = expression.replace(/[\s;]*(?:\/\/[^\n]*|\/\*(?:(?!\*\/)[^])*\*\/)$/, '');
      if (withoutComment === expression) throw error;
      make = wrap(withoutComment);
    }
    return (parameters) => {
      const made = make(...values);
      return typeof made === 'function' ? made(parameters, libraries) : made;
    };
  }

  // Libraries are parameters of a function around the code, so that the code may declare their names itself.
  function readAsBody(code, names, libraries) {
    const prefix = /\bawait\b/.test(code) ? 'async ' : '';
    const body = `(${prefix}function(parameters,libraries){'use strict';\n${code}\n})`;
    if (names.length === 0) return indirectEval(body);
    const run = indirectEval(`(function(${names}){return${body}})`)(...names.map((name) => known[name]));
    return (parameters) => run(parameters, libraries);
  }

  function addLibraries(added) {
    for (const name of Object.keys(added)) known[name] = added[name];
  }

  function compile(code, nameList) {
    const names = nameList === '' ? [] : nameList.split(',');
    const libraries =
      names.length === 0
        ? noLibraries
        : freeze({ __proto__: null, ...Object.fromEntries(names.map((name) => [name, known[name]])) });
    let expressionError;
    if (/^(?:async\b|function\b|\(|[\p{ID_Start}$_][\p{ID_Continue}$]*\s*=>)/u.test(withoutLeadingComments(code))) {
      try {
        return readAsExpression(code, names, libraries);
      } catch (error) {
        expressionError = error;
      }
    }
    try {
      return readAsBody(code, names, libraries);
    } catch (error) {
      // Of two readings the one that got further says what is wrong.
      throw expressionError !== undefined && lastPosition(expressionError) > lastPosition(error)
        ? expressionError
        : error;
    }
  }

  function describe(error) {
    try {
      if (error instanceof Error) {
        const { name, message, stack } = error;
        return 'e' + stringify({ name: String(name), message: String(message), stack: String(stack) });
      }
      return 'e' + stringify({ name: '', message: inspect(error), stack: '' });
    } catch {
      return 'e' + stringify({ name: 'Error', message: 'The code threw a value that cannot be shown.', stack: '' });
    }
  }

  function write(value) {
    if (value === undefined) return 'u';
    let json;
    try {
      json = stringify(value);
    } catch (error) {
      if (String(error?.message).startsWith('out of memory')) throw error;
      return 'n' + String(error?.message ?? error);
    }
    if (json === undefined) return `na ${typeof value} has no JSON form`;
    return json.length > outputLimit ? 'l' : 'v' + json;
  }

  function start(run, parametersJson, limit) {
    callNumber += 1;
    outputLimit = limit;
    outcome = 'p';
    try {
      const value = run(parse(parametersJson), noLibraries);
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return write(value);
      if (!(value instanceof Promise) && typeof value.then !== 'function') return write(value);
      const own = callNumber;
      const settle = (make) => (settled) => {
        if (own === callNumber) outcome = make(settled);
      };
      const writeSafely = (settled) => {
        try {
          return write(settled);
        } catch (error) {
          return describe(error);
        }
      };
      Promise.resolve(value).then(settle(writeSafely), settle(describe));
      return 'p';
    } catch (error) {
      return describe(error);
    }
  }

  function takeLogs() {
    if (logs.length === 0) return '';
    const text = stringify(logs);
    logs = [];
    logCharacters = 0;
    isLogFull = false;
    return text;
  }

  return { compile, addLibraries, start, collect: () => outcome, takeLogs };
});
