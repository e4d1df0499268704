//! The exports, read back by independent readers.

mod columns;
mod hostile;
mod sample;
mod web;
mod xml;
