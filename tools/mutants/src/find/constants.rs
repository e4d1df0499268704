//! Constants that are one whole number: such a one is changed where it is used.

use std::collections::BTreeMap;

use syn::{Expr, ItemConst, Lit};

use super::range;

/// Constants that other files may use, by name: `None` where two have the same one.
pub type Shared = BTreeMap<String, Option<Constant>>;

/// A constant that is one whole number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Constant {
    /// The file that it stands in; empty for one of the file at hand.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: u64,
    /// Where it stands, in bytes.
    pub at: usize,
}

/// Adds the constants of a file that others see.
///
/// # Errors
///
/// Where the file is no Rust.
pub fn share(file: &str, text: &str, shared: &mut Shared) -> syn::Result<()> {
    let syntax = syn::parse_file(text)?;
    for item in &syntax.items {
        if let syn::Item::Const(item) = item
            && !matches!(item.vis, syn::Visibility::Inherited)
            && let Some(constant) = constant(file, item)
        {
            let name = constant.name.clone();
            shared.entry(name).and_modify(|known| *known = None).or_insert(Some(constant));
        }
    }
    Ok(())
}

fn constant(file: &str, item: &ItemConst) -> Option<Constant> {
    let Expr::Lit(syn::ExprLit { lit: Lit::Int(value), .. }) = &*item.expr else { return None };
    let at = range(item.ident.span()).start;
    let value = value.base10_parse().ok()?;
    Some(Constant { file: file.to_owned(), name: item.ident.to_string(), value, at })
}

/// Those among some items, by name: `None` for one that is no plain number.
pub fn constants<'a>(items: impl Iterator<Item = &'a syn::Item>) -> BTreeMap<String, Option<Constant>> {
    let items = items.filter_map(|item| if let syn::Item::Const(item) = item { Some(item) } else { None });
    items.map(|item| (item.ident.to_string(), constant("", item))).collect()
}
