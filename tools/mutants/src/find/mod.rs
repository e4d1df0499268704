//! The places of a source file that can be changed, and the edits that make each change one of the running program.
//!
//! The method is that of mutant schemata (Untch, Offutt and Harrold 1993, "Mutation analysis using mutant schemata"): `a < b` becomes an
//! expression that is `a <= b` when `mutant::on(7)` says so, so that all changes are compiled once. Operands are never written twice, or
//! nested expressions would grow without bound.
//!
//! Left alone: tests, what the compiler works out (constants' own initialisers, statics, lengths of arrays, `const fn`), the bodies of
//! macros, what serves people who debug. A constant that is one number is changed where it is used.

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::Span;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, Expr, ItemConst, Lit, Pat, Signature, Token, Type, UnOp};

use crate::site::{Edit, Site};

mod constants;
mod rewrite;

use constants::constants;
pub use constants::{Constant, Shared, share};

/// The sites of one file, and the edits for them.
#[derive(Debug, Default)]
pub struct Found {
    /// What can be changed, in order of the numbers that begin with the one that was given.
    pub sites: Vec<Site>,
    /// The edits, in the order of the file.
    pub edits: Vec<Edit>,
}

/// The sites of a file, numbered from `first`; `shared` are the constants of other files by their names.
///
/// # Errors
///
/// Where the file is no Rust.
pub fn find(file: &str, text: &str, first: usize, shared: &Shared) -> syn::Result<Found> {
    let syntax = syn::parse_file(text)?;
    let mut finder = Finder {
        file,
        text,
        first,
        found: Found::default(),
        functions: Vec::new(),
        scopes: Vec::new(),
        shared,
        numbers: BTreeMap::new(),
        times: BTreeMap::new(),
    };
    finder.scopes.push(constants(syntax.items.iter()));
    finder.visit_file(&syntax);
    Ok(finder.found)
}

fn range(span: Span) -> Range<usize> {
    span.byte_range()
}

/// Whether only tests or people who debug come by what these attributes stand before.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("test") || a.path().is_ident("cfg"))
}

/// Whether a condition binds names (`if let`), so that its parts must stay where they are.
fn binds(e: &Expr) -> bool {
    match e {
        Expr::Let(_) => true,
        Expr::Binary(b) if matches!(b.op, BinOp::And(_)) => binds(&b.left) || binds(&b.right),
        _ => false,
    }
}

struct Finder<'f> {
    file: &'f str,
    text: &'f str,
    first: usize,
    found: Found,
    functions: Vec<String>,
    scopes: Vec<BTreeMap<String, Option<Constant>>>,
    shared: &'f Shared,
    /// The two sites of a constant, made where it is used first.
    numbers: BTreeMap<Constant, (usize, usize)>,
    times: BTreeMap<String, usize>,
}

impl Finder<'_> {
    /// A new site: its number.
    fn site(&mut self, at: usize, what: &str) -> usize {
        let function = self.functions.last().map_or("", String::as_str);
        let mut what = format!("{function}: {what}");
        let times = self.times.entry(what.clone()).or_default();
        *times += 1;
        if *times > 1 {
            what = format!("{what} ({times})");
        }
        let line = self.text[..at].matches('\n').count() + 1;
        self.found.sites.push(Site { file: self.file.to_owned(), what, line });
        self.first + self.found.sites.len() - 1
    }

    fn edit(&mut self, range: Range<usize>, text: String, sites: &[usize]) {
        self.found.edits.push(Edit { range, text, sites: sites.to_vec() });
    }

    fn insert(&mut self, at: usize, text: impl Into<String>, sites: &[usize]) {
        self.edit(at..at, text.into(), sites);
    }

    /// What stands there, on one line and not too long.
    fn words(&self, range: Range<usize>) -> String {
        let line = self.text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(70) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        }
    }

    fn function(&mut self, attributes: &[Attribute], signature: &Signature, block: &Block) {
        if is_test(attributes) || signature.constness.is_some() {
            return;
        }
        self.functions.push(signature.ident.to_string());
        self.body(signature, block);
        self.visit_block(block);
        self.functions.pop();
    }

    fn constant(&self, path: &syn::Path) -> Option<Constant> {
        let name = path.segments.last()?.ident.to_string();
        if name.chars().any(char::is_lowercase) {
            return None;
        }
        if path.segments.len() == 1
            && let Some(known) = self.scopes.iter().rev().find_map(|scope| scope.get(&name))
        {
            return known.clone().map(|known| Constant { file: self.file.to_owned(), ..known });
        }
        self.shared.get(&name)?.clone()
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        self.function(&f.attrs, &f.sig, &f.block);
    }

    fn visit_impl_item_fn(&mut self, f: &'ast syn::ImplItemFn) {
        self.function(&f.attrs, &f.sig, &f.block);
    }

    fn visit_item_impl(&mut self, i: &'ast syn::ItemImpl) {
        let debugs = i.trait_.as_ref().is_some_and(|_| {
            let name = &self.text[range(i.impl_token.span()).end..range(i.self_ty.span()).start];
            name.contains("Debug") || name.contains("Display")
        });
        if !is_test(&i.attrs) && !debugs {
            visit::visit_item_impl(self, i);
        }
    }

    fn visit_item_mod(&mut self, m: &'ast syn::ItemMod) {
        if !is_test(&m.attrs) {
            self.scopes.push(constants(m.content.iter().flat_map(|(_, items)| items)));
            visit::visit_item_mod(self, m);
            self.scopes.pop();
        }
    }

    fn visit_block(&mut self, block: &'ast Block) {
        let items =
            block.stmts.iter().filter_map(|s| if let syn::Stmt::Item(item) = s { Some(item) } else { None });
        self.scopes.push(constants(items));
        visit::visit_block(self, block);
        self.scopes.pop();
    }

    // What the compiler works out, or what is no code.
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_item_macro(&mut self, _: &'ast syn::ItemMacro) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_variant(&mut self, _: &'ast syn::Variant) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_type(&mut self, _: &'ast Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}

    fn visit_pat(&mut self, pat: &'ast Pat) {
        if let Pat::Guard(guard) = pat {
            let whole = range(guard.guard.span());
            if binds(&guard.guard) {
                return self.visit_expr(&guard.guard);
            }
            let words = self.words(whole.clone());
            let always = self.site(whole.start, &format!("true for the guard {words}"));
            let never = self.site(whole.start, &format!("false for the guard {words}"));
            let before = format!("(!crate::mutant::on({never}) && (crate::mutant::on({always}) || (");
            self.insert(whole.start, before, &[always, never]);
            self.visit_expr(&guard.guard);
            self.insert(whole.end, ")))", &[always, never]);
        }
    }

    fn visit_expr_match(&mut self, m: &'ast syn::ExprMatch) {
        self.visit_expr(&m.expr);
        let rest = m.arms.iter().position(|arm| matches!(arm.pat, Pat::Wild(_)));
        for (i, arm) in m.arms.iter().enumerate() {
            if rest.is_some_and(|rest| i < rest) && !matches!(arm.pat, Pat::Guard(_)) {
                let whole = range(arm.pat.span());
                let n = self.site(whole.start, &format!("without the arm {}", self.words(whole.clone())));
                self.insert(whole.end, format!(" if !crate::mutant::on({n})"), &[n]);
            }
            self.visit_pat(&arm.pat);
            self.visit_expr(&arm.body);
        }
    }

    fn visit_expr_repeat(&mut self, e: &'ast syn::ExprRepeat) {
        self.visit_expr(&e.expr);
    }

    fn visit_expr_binary(&mut self, e: &'ast syn::ExprBinary) {
        match e.op {
            BinOp::And(_) if binds(&e.left) || binds(&e.right) => {
                self.beside_binding(&e.left);
                self.beside_binding(&e.right);
            }
            BinOp::And(_) => self.connective(e, "&&", "||"),
            BinOp::Or(_) => self.connective(e, "||", "&&"),
            BinOp::Eq(_) => self.equality(e, "==", "!="),
            BinOp::Ne(_) => self.equality(e, "!=", "=="),
            BinOp::Lt(_) => self.comparison(e, "<", "<="),
            BinOp::Le(_) => self.comparison(e, "<=", "<"),
            BinOp::Gt(_) => self.comparison(e, ">", ">="),
            BinOp::Ge(_) => self.comparison(e, ">=", ">"),
            BinOp::Add(_) => self.arithmetic(e, "+", "-"),
            BinOp::Sub(_) => self.arithmetic(e, "-", "+"),
            BinOp::Mul(_) => self.arithmetic(e, "*", "/"),
            BinOp::Div(_) => self.arithmetic(e, "/", "*"),
            BinOp::Rem(_) => self.arithmetic(e, "%", "*"),
            BinOp::AddAssign(_) => self.assignment(e, "+=", "-="),
            BinOp::SubAssign(_) => self.assignment(e, "-=", "+="),
            BinOp::MulAssign(_) => self.assignment(e, "*=", "/="),
            BinOp::DivAssign(_) => self.assignment(e, "/=", "*="),
            _ => visit::visit_expr_binary(self, e),
        }
    }

    fn visit_expr_unary(&mut self, e: &'ast syn::ExprUnary) {
        let (whole, inner) = (range(e.span()), range(e.expr.span()));
        if !matches!(e.op, UnOp::Not(_)) {
            return visit::visit_expr_unary(self, e);
        }
        let n = self.site(whole.start, &format!("without ! in {}", self.words(whole.clone())));
        self.insert(whole.start, format!("(crate::mutant::on({n}) ^ "), &[n]);
        self.visit_expr(&e.expr);
        self.insert(inner.end, ")", &[n]);
    }

    fn visit_expr_lit(&mut self, e: &'ast syn::ExprLit) {
        let whole = range(e.span());
        match &e.lit {
            Lit::Int(number) => {
                let Ok(value) = number.base10_parse::<u64>() else { return };
                let suffix = number.suffix();
                let other = |value: u64| format!("{value}{suffix}");
                let said = |to: u64| format!("{value} to {to}, after {}", self.before(whole.start));
                let (up, down) = (said(value + 1), value.checked_sub(1).map(said));
                let up = self.site(whole.start, &up);
                let mut before = format!("(if crate::mutant::on({up}) {{ {} }} else ", other(value + 1));
                let mut sites = vec![up];
                if let (Some(down), Some(less)) = (down, value.checked_sub(1)) {
                    let down = self.site(whole.start, &down);
                    before += &format!("if crate::mutant::on({down}) {{ {} }} else ", other(less));
                    sites.push(down);
                }
                self.insert(whole.start, before + "{ ", &sites);
                self.insert(whole.end, " })", &sites);
            }
            Lit::Float(number) => {
                let Ok(value) = number.base10_parse::<f64>() else { return };
                let other = value + 0.1;
                let said = format!("{value} to {other:.2}, after {}", self.before(whole.start));
                let n = self.site(whole.start, &said);
                let suffix = number.suffix();
                let before = format!("(if crate::mutant::on({n}) {{ {other:.4}{suffix} }} else {{ ");
                self.insert(whole.start, before, &[n]);
                self.insert(whole.end, " })", &[n]);
            }
            _ => {}
        }
    }

    fn visit_expr_path(&mut self, e: &'ast syn::ExprPath) {
        let Some(constant) = self.constant(&e.path) else { return };
        let whole = range(e.span());
        let (up, down) = match self.numbers.get(&constant) {
            Some(known) => *known,
            None => {
                let said = |to: i128| format!("{} {} to {to}", constant.name, constant.value);
                let value = i128::from(constant.value);
                let up = self.site(whole.start, &said(value + 1));
                let down = self.site(whole.start, &said(value - 1));
                self.numbers.insert(constant, (up, down));
                (up, down)
            }
        };
        self.insert(whole.start, "(match ", &[up, down]);
        let choice = format!(
            " {{ mutant_n => if crate::mutant::on({up}) {{ mutant_n + 1 }} else if crate::mutant::on({down}) {{ mutant_n - 1 }} else {{ mutant_n }} }})"
        );
        self.insert(whole.end, choice, &[up, down]);
    }

    fn visit_macro(&mut self, m: &'ast syn::Macro) {
        let name = m.path.segments.last().map_or(String::new(), |s| s.ident.to_string());
        match &*name {
            "matches" => {
                let parts = |input: ParseStream<'_>| {
                    let looked_at: Expr = input.parse()?;
                    input.parse::<Token![,]>()?;
                    let pattern = Pat::parse_multi_with_leading_vert(input)?;
                    let guard = if input.peek(Token![if]) {
                        input.parse::<Token![if]>()?;
                        Some(input.parse::<Expr>()?)
                    } else {
                        None
                    };
                    input.parse::<Option<Token![,]>>()?;
                    Ok((looked_at, pattern, guard))
                };
                if let Ok((looked_at, _, guard)) = parts.parse2(m.tokens.clone()) {
                    self.visit_expr(&looked_at);
                    if let Some(guard) = guard {
                        self.beside_binding(&guard);
                    }
                }
            }
            "vec" | "format" | "write" | "writeln" => {
                let parts = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(m.tokens.clone());
                parts.iter().flatten().for_each(|e| self.visit_expr(e));
            }
            _ => {}
        }
    }
}

impl Finder<'_> {
    /// The few words before a number, which tell it from others.
    fn before(&self, at: usize) -> String {
        let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let words = self.words(line..at);
        let start = words.char_indices().rev().nth(39).map_or(0, |(n, _)| n);
        words[start..].to_owned()
    }
}

#[cfg(test)]
mod tests;
