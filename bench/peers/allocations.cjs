// Loaded into a bot before everything else: with each SIGUSR2 it says on stderr how many bytes it has allocated on its heap
// since the one before, as far as the garbage collector has seen them.
const { GCProfiler } = require('node:v8');

let profiler = new GCProfiler();
profiler.start();

process.on('SIGUSR2', () => {
  const { statistics } = profiler.stop();
  let allocated = 0;
  let last;
  for (const { beforeGC, afterGC } of statistics) {
    if (last !== undefined) allocated += Math.max(0, beforeGC.heapStatistics.usedHeapSize - last);
    last = afterGC.heapStatistics.usedHeapSize;
  }
  process.stderr.write(`allocated ${allocated} bytes\n`);
  profiler = new GCProfiler();
  profiler.start();
});
