//! How an expression is written so that a change of it can be switched on. The parts of each are written in the order in which they stand.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ReturnType, Signature, Type};

use super::{Finder, binds, range};

impl Finder<'_> {
    /// `a < b` as `a <= b`, of values that can be looked at.
    pub(super) fn comparison(&mut self, e: &syn::ExprBinary, op: &str, other: &str) {
        let (whole, left, right) = (range(e.span()), range(e.left.span()), range(e.right.span()));
        let n = self.site(whole.start, &format!("{op} to {other} in {}", self.words(whole)));
        self.insert(left.start, "(match (&(", &[n]);
        self.visit_expr(&e.left);
        self.edit(left.end..right.start, "), &(".to_owned(), &[n]);
        self.visit_expr(&e.right);
        self.insert(right.end, choice(")) { (mutant_l, mutant_r) =>", n, other, op), &[n]);
    }

    /// `a + b` as `a - b`.
    pub(super) fn arithmetic(&mut self, e: &syn::ExprBinary, op: &str, other: &str) {
        let (whole, left, right) = (range(e.span()), range(e.left.span()), range(e.right.span()));
        let n = self.site(whole.start, &format!("{op} to {other} in {}", self.words(whole)));
        self.insert(left.start, "(match (", &[n]);
        self.visit_expr(&e.left);
        self.edit(left.end..right.start, ", ".to_owned(), &[n]);
        self.visit_expr(&e.right);
        self.insert(right.end, choice(") { (mutant_l, mutant_r) =>", n, other, op), &[n]);
    }

    /// `a += b` as `a -= b`.
    pub(super) fn assignment(&mut self, e: &syn::ExprBinary, op: &str, other: &str) {
        let (whole, left, right) = (range(e.span()), range(e.left.span()), range(e.right.span()));
        let n = self.site(whole.start, &format!("{op} to {other} in {}", self.words(whole)));
        let place = self.text[left.clone()].to_owned();
        self.edit(left.start..right.start, "(match (".to_owned(), &[n]);
        self.visit_expr(&e.right);
        let end = format!(
            ") {{ mutant_r => if crate::mutant::on({n}) {{ {place} {other} mutant_r }} else {{ {place} {op} mutant_r }} }})"
        );
        self.insert(right.end, end, &[n]);
    }

    /// `a && b` as `a || b`, and the other way: the second is looked at where the first is not what decides.
    pub(super) fn connective(&mut self, e: &syn::ExprBinary, op: &str, other: &str) {
        let (whole, left, right) = (range(e.span()), range(e.left.span()), range(e.right.span()));
        let n = self.site(whole.start, &format!("{op} to {other} in {}", self.words(whole)));
        self.insert(left.start, "(match (", &[n]);
        self.visit_expr(&e.left);
        let test = if op == "&&" { "!=" } else { "==" };
        let middle = format!(") {{ mutant_l => if mutant_l {test} crate::mutant::on({n}) {{ ");
        self.edit(left.end..right.start, middle, &[n]);
        self.visit_expr(&e.right);
        self.insert(right.end, " } else { mutant_l } })", &[n]);
    }

    /// `a == b` as `a != b`, and the other way.
    pub(super) fn equality(&mut self, e: &syn::ExprBinary, op: &str, other: &str) {
        let whole = range(e.span());
        let n = self.site(whole.start, &format!("{op} to {other} in {}", self.words(whole.clone())));
        self.insert(whole.start, format!("(crate::mutant::on({n}) ^ ("), &[n]);
        visit::visit_expr_binary(self, e);
        self.insert(whole.end, "))", &[n]);
    }

    /// A condition beside an `if let`, taken as true.
    pub(super) fn beside_binding(&mut self, e: &Expr) {
        if binds(e) {
            return self.visit_expr(e);
        }
        let whole = range(e.span());
        let n = self.site(whole.start, &format!("without the condition {}", self.words(whole.clone())));
        self.insert(whole.start, format!("(crate::mutant::on({n}) || ("), &[n]);
        self.visit_expr(e);
        self.insert(whole.end, "))", &[n]);
    }

    /// A function that does nothing but give a plain result.
    pub(super) fn body(&mut self, signature: &Signature, block: &Block) {
        let at = range(block.brace_token.span.open()).end;
        let results: &[&str] = match &signature.output {
            ReturnType::Default => &[""],
            ReturnType::Type(_, ty) => match &**ty {
                Type::Path(path) => {
                    match &*path.path.segments.last().map_or(String::new(), |s| s.ident.to_string()) {
                        "bool" => &["true", "false"],
                        "Option" => &["None"],
                        "usize" | "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" => &["0"],
                        "f32" | "f64" => &["0.0"],
                        "Vec" => &["Vec::new()"],
                        "String" => &["String::new()"],
                        _ => &[],
                    }
                }
                _ => &[],
            },
        };
        for result in results {
            let n = self.site(at, format!("gives {result}").trim_end());
            self.insert(at, format!(" if crate::mutant::on({n}) {{ return {result}; }}"), &[n]);
        }
    }
}

/// The end of an expression that has looked at its operands, with the choice between two operators.
fn choice(before: &str, n: usize, other: &str, op: &str) -> String {
    format!(
        "{before} if crate::mutant::on({n}) {{ mutant_l {other} mutant_r }} else {{ mutant_l {op} mutant_r }} }})"
    )
}
