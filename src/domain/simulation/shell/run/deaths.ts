/** What a signal is called when it ended a process; SIGINT and SIGPIPE are not worth a word. */
export const DEATHS: ReadonlyMap<number, string> = new Map([
  [1, 'Hangup'], [3, 'Quit'], [4, 'Illegal instruction'], [5, 'Trace/breakpoint trap'], [6, 'Aborted'], [7, 'Bus error'],
  [8, 'Arithmetic exception'], [9, 'Killed'], [10, 'User defined signal 1'], [11, 'Segmentation fault'], [12, 'User defined signal 2'],
  [14, 'Alarm clock'], [15, 'Terminated'], [16, 'Stack fault'], [24, 'CPU time limit exceeded'], [25, 'File size limit exceeded'],
  [26, 'Virtual timer expired'], [27, 'Profiling timer expired'], [29, 'I/O possible'], [30, 'Power failure'], [31, 'Bad system call'],
]); // prettier-ignore
