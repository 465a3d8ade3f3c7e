/** The browser engines. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';
