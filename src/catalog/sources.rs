//! The texts of a catalog as one: a place in the whole says which file and line it is in.

use std::borrow::Cow;

use super::shipped::BUILT_IN;

/// One text of a catalog: the catalog itself, or additions to it.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'t> {
    /// The name that faults show.
    pub name: &'t str,
    /// What it holds.
    pub text: &'t str,
}

/// Which layer of the catalog holds a byte of the whole, in brackets; nothing where there is only one file.
pub(super) fn layer<N: AsRef<str>>(files: &[(N, usize)], at: usize) -> &'static str {
    match files.iter().rposition(|(_, start)| *start <= at) {
        Some(0) if files.first().is_some_and(|(name, _)| name.as_ref().ends_with(BUILT_IN)) => BUILT_IN,
        Some(0) if files.len() > 1 => " (CATALOG)",
        None | Some(0) => "",
        Some(_) => " (CATALOG_ADD)",
    }
}

/// All texts one behind the other, each on lines of its own.
#[derive(Debug, Clone)]
pub(super) struct Sources<'t> {
    /// Name and beginning of each, in order; never empty.
    files: Vec<(&'t str, usize)>,
    text: Cow<'t, str>,
}

impl<'t> Sources<'t> {
    pub(super) fn new(layers: &[Layer<'t>]) -> Self {
        let mut sources = Self { files: Vec::with_capacity(layers.len()), text: Cow::Borrowed("") };
        for layer in layers {
            let text = layer.text.strip_prefix('\u{feff}').unwrap_or(layer.text);
            if sources.files.is_empty() {
                sources.text = Cow::Borrowed(text);
                sources.files.push((layer.name, 0));
            } else {
                let whole = sources.text.to_mut();
                whole.push('\n');
                sources.files.push((layer.name, whole.len()));
                whole.push_str(text);
            }
        }
        sources
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Names and beginnings of the files.
    pub(super) fn files(&self) -> &[(&'t str, usize)] {
        &self.files
    }

    /// Each text with blanks in place of what stands before it, so that its places are those of the whole.
    pub(super) fn each_in_place(&self) -> Vec<Cow<'_, str>> {
        let ends = self.files.iter().skip(1).map(|(_, start)| start - 1).chain([self.text.len()]);
        let ranges = self.files.iter().map(|(_, start)| *start).zip(ends);
        ranges
            .map(|(start, end)| match self.text.get(start..end).unwrap_or_default() {
                text if start == 0 => Cow::Borrowed(text),
                text => Cow::Owned(" ".repeat(start) + text),
            })
            .collect()
    }

    /// The file, the line, counted from 1, and the layer in brackets that hold a byte of the whole.
    pub(super) fn place(&self, at: usize) -> (String, usize, &'static str) {
        let (name, start) = self.files.iter().rfind(|(_, start)| *start <= at).copied().unwrap_or_default();
        let line = self.text.get(start..at).unwrap_or_default().matches('\n').count() + 1;
        (name.strip_suffix(BUILT_IN).unwrap_or(name).to_owned(), line, layer(&self.files, at))
    }
}
