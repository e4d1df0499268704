/** The source of the worker, which the build puts in. */
declare const __ISNAD_WORKER__: string;
/** The script of the worker that writes workbooks. */
declare const __ISNAD_BOOK__: string;
