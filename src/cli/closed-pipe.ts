interface Stream {
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Ends the program quietly when the reader of its output has ended, as in `corsmith explain ... | head`. */
export function endOnClosedPipe(streams: readonly Stream[], end: () => void): void {
  for (const stream of streams) {
    stream.on('error', (error) => {
      if ('code' in error && error.code === 'EPIPE') end();
      else throw error;
    });
  }
}
