import fc from 'fast-check';

/** Every mutant meets the same draws: one that a property kills today is killed tomorrow. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_260_101 });
