// A thread that plays lives: node:test follows each promise of a test, which takes longer than all that the lives do.
import { parentPort, workerData } from 'node:worker_threads';
import { playLives, type Lives } from './lives.ts';

parentPort?.postMessage(await playLives(workerData as Lives));
