//! Small steps through the tables of a catalog's text. Knows no rule of layers.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

pub(super) fn table<'t, 'i>(item: &'t Spanned<DeValue<'i>>) -> Option<&'t DeTable<'i>> {
    item.get_ref().as_table()
}

pub(super) fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    table.get(key)?.get_ref().as_str()
}

pub(super) fn id_of(item: &Spanned<DeValue<'_>>) -> Option<String> {
    table(item).and_then(|entry| text(entry, "id")).map(str::to_owned)
}

pub(super) fn has_id(item: &Spanned<DeValue<'_>>, id: &str) -> bool {
    table(item).and_then(|table| text(table, "id")) == Some(id)
}

pub(super) fn is_draft(entry: &DeTable<'_>) -> bool {
    entry.get("draft").and_then(|value| value.get_ref().as_bool()) == Some(true)
}

/// A key that no text has written.
pub(super) fn key(name: &'static str) -> Spanned<std::borrow::Cow<'static, str>> {
    Spanned::new(0..0, std::borrow::Cow::Borrowed(name))
}

/// The values of a list under a key; none where there is no list.
pub(super) fn items<'t, 'i>(
    parent: &'t DeTable<'i>,
    key: &str,
) -> impl Iterator<Item = &'t Spanned<DeValue<'i>>> {
    let list = parent.get(key).and_then(|value| value.get_ref().as_array());
    list.into_iter().flat_map(|list| list.iter())
}

/// The tables under a key.
pub(super) fn tables<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> impl Iterator<Item = &'t DeTable<'i>> {
    items(parent, key).filter_map(table)
}

/// The texts of a list under a key.
pub(super) fn words<'t>(parent: &'t DeTable<'_>, key: &str) -> impl Iterator<Item = &'t str> {
    items(parent, key).filter_map(|item| item.get_ref().as_str())
}

pub(super) fn list_mut<'t, 'i>(parent: &'t mut DeTable<'i>, key: &str) -> Option<&'t mut DeArray<'i>> {
    match parent.get_mut(key).map(Spanned::get_mut) {
        Some(DeValue::Array(list)) => Some(list),
        _ => None,
    }
}

/// Keeps those values of a list that are right.
pub(super) fn retain<'i>(
    parent: &mut DeTable<'i>,
    key: &str,
    keep: impl FnMut(&mut Spanned<DeValue<'i>>) -> bool,
) {
    if let Some(list) = list_mut(parent, key) {
        keep_in(list, keep);
    }
}

/// Keeps those values that are right.
pub(super) fn keep_in<'i>(list: &mut DeArray<'i>, mut keep: impl FnMut(&mut Spanned<DeValue<'i>>) -> bool) {
    let all = std::mem::replace(list, DeArray::new());
    *list = all.into_iter().filter_map(|mut item| keep(&mut item).then_some(item)).collect();
}

/// Does something with every table under a key.
pub(super) fn each<'i>(parent: &mut DeTable<'i>, key: &str, mut work: impl FnMut(&mut DeTable<'i>)) {
    for item in list_mut(parent, key).into_iter().flat_map(|list| list.iter_mut()) {
        if let DeValue::Table(table) = item.get_mut() {
            work(table);
        }
    }
}

/// Writes a text under a key, in the place of what is there.
pub(super) fn set(table: &mut DeTable<'_>, name: &'static str, text: String) {
    let span = table.remove(name).map_or(0..0, |old| old.span());
    table.insert(key(name), Spanned::new(span, DeValue::String(text.into())));
}
