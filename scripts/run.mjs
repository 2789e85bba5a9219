/** How the scripts here start other programs: without a shell, and without packages, since none may be installed yet. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/**
 * Runs a program to its end. Resolves with its exit status (1 when it could not be started) and, unless its output
 * goes straight to the terminal, with that output.
 */
export function run(program, args, { quiet = false, env = process.env, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm is a .cmd there, which only a shell can start. Nothing here comes from outside.
      shell: process.platform === 'win32' && !path.isAbsolute(program),
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ status: 1, output: `${program}: ${error.message}` }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** A JavaScript program of an installed package, by its path in node_modules. */
export const runPackage = (file, args, options) =>
  run(process.execPath, [path.join(root, 'node_modules', file), ...args], options);

export const isMain = (meta) => process.argv[1] === meta.filename;

export const secondsSince = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;
