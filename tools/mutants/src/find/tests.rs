//! What is found in small sources.

use super::{Shared, find, share};
use crate::site::edited;

/// Each change of a source, by what it says, and the source with all of them in it, on one line.
fn all(source: &str) -> (Vec<String>, String) {
    let found = find("src/a/b.rs", source, 0, &Shared::new()).expect("Rust");
    let text = edited(source, &found.edits).text;
    syn::parse_file(&text).unwrap_or_else(|e| panic!("{e}:\n{text}"));
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (found.sites.into_iter().map(|site| site.what).collect(), line)
}

#[test]
fn operators_are_exchanged_without_writing_an_operand_twice() {
    let (what, text) = all("fn f(a: u8, b: u8) -> char { if a < b && !c(a - b) { x } else { y } }");
    let expected = [
        "f: && to || in a < b && !c(a - b)",
        "f: < to <= in a < b",
        "f: without ! in !c(a - b)",
        "f: - to + in a - b",
    ];
    assert_eq!(what, expected);
    assert!(text.contains("if mutant_l != crate::mutant::on(0) {"), "{text}");
    assert!(text.contains(
        "(match (&(a), &(b)) { (mutant_l, mutant_r) => if crate::mutant::on(1) { mutant_l <= mutant_r }"
    ));
    assert!(text.contains("(crate::mutant::on(2) ^ !c("), "{text}");
    assert_eq!(text.matches("c(").count(), 1, "{text}");
}

#[test]
fn equal_changes_of_one_function_are_counted() {
    let (what, _) = all("fn f() { g(a == b); g(a == b); } fn g(c: bool) { c == d }");
    let expected = [
        "f: gives",
        "f: == to != in a == b",
        "f: == to != in a == b (2)",
        "g: gives",
        "g: == to != in c == d",
    ];
    assert_eq!(what, expected);
}

#[test]
fn numbers_are_one_more_and_one_less() {
    let (what, text) = all("fn f() -> T { g(0, 3_u8, 0.85, x.1, [0; 4], 'a') }");
    let expected = [
        "f: 0 to 1, after fn f() -> T { g(",
        "f: 3 to 4, after fn f() -> T { g(0,",
        "f: 3 to 2, after fn f() -> T { g(0,",
        "f: 0.85 to 0.95, after fn f() -> T { g(0, 3_u8,",
        "f: 0 to 1, after fn f() -> T { g(0, 3_u8, 0.85, x.1, [",
    ];
    assert_eq!(what, expected);
    assert!(
        text.contains("if crate::mutant::on(1) { 4u8 } else if crate::mutant::on(2) { 2u8 } else { 3_u8 }")
    );
    assert!(text.contains("; 4]"), "{text}");
}

#[test]
fn a_constant_is_changed_wherever_it_is_used() {
    let (what, text) =
        all("const FAR: usize = 9; fn f() { g(FAR); g(FAR); const FAR: usize = 2; { g(FAR) } }");
    // A constant inside a block holds in all of it.
    assert_eq!(what, ["f: gives", "f: FAR 2 to 3", "f: FAR 2 to 1"]);
    assert_eq!(text.matches("crate::mutant::on(1)").count(), 3);
    let mut shared = Shared::new();
    share("src/a/c.rs", "pub(super) const FAR: usize = 9; const NEAR: usize = 1;", &mut shared)
        .expect("Rust");
    let found = find("src/a/b.rs", "fn f() -> T { g(c::FAR + NEAR) }", 0, &shared).expect("Rust");
    let what: Vec<String> = found.sites.into_iter().map(|site| site.what).collect();
    assert_eq!(what, ["f: + to - in c::FAR + NEAR", "f: FAR 9 to 10", "f: FAR 9 to 8"]);
}

#[test]
fn conditions_beside_bindings_and_guards_keep_their_shape() {
    let (what, text) =
        all("fn f() -> T { if let Some(a) = b && c > d { match e { 1 => g, h if i => j, _ => k } } }");
    let expected = [
        "f: without the condition c > d",
        "f: > to >= in c > d",
        "f: without the arm 1",
        "f: true for the guard i",
        "f: false for the guard i",
    ];
    assert_eq!(what, expected);
    assert!(text.contains("if let Some(a) = b && (crate::mutant::on(0) || ("), "{text}");
    assert!(text.contains("1 if !crate::mutant::on(2) => g"), "{text}");
}

#[test]
fn functions_give_plain_results() {
    let (what, _) = all("fn a() -> bool { b() } fn c() -> Option<T> { d() } fn e() -> &'a T { g() }");
    assert_eq!(what, ["a: gives true", "a: gives false", "c: gives None"]);
}

#[test]
fn macros_are_read_where_they_hold_expressions() {
    let (what, _) = all("fn f() -> T { matches!(a, B if c == d); write!(g, \"{}\", h + 1); assert!(i < j) }");
    let expected = [
        "f: without the condition c == d",
        "f: == to != in c == d",
        "f: + to - in h + 1",
        "f: 1 to 2, after c == d); write!(g, \"{}\", h +",
        "f: 1 to 0, after c == d); write!(g, \"{}\", h +",
    ];
    assert_eq!(what.len(), expected.len());
    assert_eq!(what[..3], expected[..3]);
}

#[test]
fn tests_and_what_the_compiler_works_out_stay() {
    let source = "const A: usize = 1 + 2; static B: u8 = 3; const fn c() -> u8 { 1 + 2 } enum D { E = 1 }
        #[cfg(test)] mod tests { fn f() -> u8 { 1 + 2 } } #[test] fn g() { h(1) }
        impl fmt::Debug for D { fn fmt(&self) -> bool { 1 < 2 } } impl D { const F: u8 = 2; }";
    assert_eq!(all(source).0, [""; 0]);
}
