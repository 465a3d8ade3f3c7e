import { accessSync, constants, readdirSync } from 'node:fs';
import { startChromium } from './chromium.ts';
import type { Engine, EngineName, Rebinding } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { stopAll } from './program.ts';
import { startWebkit } from './webkit.ts';

const HOW = 'Run scripts/install-browsers.sh (Debian), or install it by hand.';

function miniBrowsers(): readonly string[] {
  const folders = readdirSync('/usr/lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((folder) => `/usr/lib/${folder.name}/webkit2gtk-4.1/MiniBrowser`);
}

function firstExecutable(paths: readonly string[]): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

interface Found {
  /** What is missing, in words; empty if the engine can start. */
  readonly missing: string;
  /** Only WebKit opens the URL at startup: its pages may not navigate to a file. */
  start(url?: string, rebinding?: Rebinding): Promise<Engine>;
}

/** Looks for an engine where distributions install it. */
export function findEngine(name: EngineName): Found {
  if (name === 'chromium') {
    const path = firstExecutable(['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']);
    return path === undefined ? lacking('Chromium') : found((_, rebinding) => startChromium(path, rebinding));
  }
  if (name === 'firefox') {
    const path = firstExecutable(['/usr/bin/firefox-esr', '/usr/bin/firefox']);
    return path === undefined ? lacking('Firefox') : found((_, rebinding) => startFirefox(path, rebinding));
  }
  const browser = firstExecutable(miniBrowsers());
  if (browser === undefined) return lacking("WebKitGTK's MiniBrowser");
  const xvfb = firstExecutable(['/usr/bin/Xvfb', '/usr/local/bin/Xvfb']);
  return xvfb === undefined ? lacking('Xvfb') : found((url) => startWebkit(browser, xvfb, url));
}

type Start = (url: string, rebinding?: Rebinding) => Promise<Engine>;

async function startOnce(start: Start, url: string, rebinding: Rebinding | undefined): Promise<Engine> {
  try {
    return await start(url, rebinding);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function found(start: Start): Found {
  return {
    missing: '',
    async start(url = 'about:blank', rebinding) {
      try {
        return await startOnce(start, url, rebinding);
      } catch {
        // a browser may crash when it starts, or another program may take its port
        return startOnce(start, url, rebinding);
      }
    },
  };
}

function lacking(what: string): Found {
  const missing = `${what} is not installed. ${HOW}`;
  return { missing, start: () => Promise.reject(new Error(missing)) };
}
