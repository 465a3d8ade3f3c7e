import { testAgreement } from './agreement.ts';

// CORSMITH_PAIRS=100000 for the long run
testAgreement(Number(process.env['CORSMITH_PAIRS'] ?? 2000));
