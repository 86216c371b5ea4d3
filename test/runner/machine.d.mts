export function measureSlowness(): number;
export function waitCeiling(): number;
export function testCeiling(): number;
export function defaultJobs(): number;
export function slowness(): number;
