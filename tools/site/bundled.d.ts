/** The source of the worker, which the build puts in. */
declare const __ISNAD_WORKER__: string;
