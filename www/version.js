/** The release that this page is of, as `Cargo.toml` has it. */
export const VERSION = '0.1.0';
