import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A running process: the name of its program, and a mark that another process with the same pid would not have. */
export interface ProcessIdentity {
  readonly program: string;
  readonly startedMark: string;
}

/** The process with that pid; undefined when there is none, or when it is dead and only waits for its parent (a zombie). */
export async function findProcess(pid: number): Promise<ProcessIdentity | undefined> {
  if (!isSignalable(pid)) return undefined;
  return process.platform === 'linux' ? findInProc(pid) : findWithPs(pid);
}

function isSignalable(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function findInProc(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // "pid (program) state ppid ...", where the program's name may itself hold blanks and brackets; field 22 is the start in ticks since boot.
  const parts = /^\d+ \((.*)\) (\S) (.*)$/s.exec(stat ?? '');
  if (!parts || parts[2] === 'Z' || parts[2] === 'X') return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return { program: parts[1] ?? '', startedMark: `${boot.trim()}:${parts[3]?.split(' ')[18] ?? ''}` };
}

async function findWithPs(pid: number): Promise<ProcessIdentity | undefined> {
  const columns = ['-o', 'stat=,lstart=,ucomm=', '-p', String(pid)];
  const found = await promisify(execFile)('ps', columns, { env: { ...process.env, LC_ALL: 'C' } }).catch(
    () => undefined,
  );
  const parts = /^\s*(\S+)\s+((?:\S+\s+){5})(.*\S)\s*$/.exec(found?.stdout ?? '');
  if (!parts || parts[1]?.startsWith('Z')) return undefined;
  return { program: parts[3] ?? '', startedMark: (parts[2] ?? '').trim() };
}
