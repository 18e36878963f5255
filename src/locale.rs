//! The languages that podpick speaks to members, moderators and server admins.

/// A language with its own message file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// `en-US`, which also stands in for every language without a file.
    #[default]
    English,
    /// `de`
    German,
    /// `es-ES`; Latin America's `es-419` reads it as well.
    Spanish,
    /// `fr`
    French,
    /// `pt-BR`
    BrazilianPortuguese,
}

impl Locale {
    /// All of them, English first.
    pub const ALL: [Self; 5] =
        [Self::English, Self::German, Self::Spanish, Self::French, Self::BrazilianPortuguese];

    /// Discord's code (`reference.mdx`, Locales).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::German => "de",
            Self::Spanish => "es-ES",
            Self::French => "fr",
            Self::BrazilianPortuguese => "pt-BR",
        }
    }

    /// The language that fits a tag such as Discord's `es-419` or the `de_AT.UTF-8` of a terminal; English for any other.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "de" => Self::German,
            "es" => Self::Spanish,
            "fr" => Self::French,
            "pt" => Self::BrazilianPortuguese,
            _ => Self::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn tags_of_discord_and_of_terminals() {
        for (tag, locale) in [
            ("de", Locale::German),
            ("de_AT.UTF-8", Locale::German),
            ("es-419", Locale::Spanish),
            ("es_ES@euro", Locale::Spanish),
            ("fr", Locale::French),
            ("PT-br", Locale::BrazilianPortuguese),
            ("en-GB", Locale::English),
            ("C.UTF-8", Locale::English),
            ("fry", Locale::English),
            ("", Locale::English),
            ("日本", Locale::English),
        ] {
            assert_eq!(Locale::of(tag), locale, "{tag}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::of(locale.code()), locale);
        }
    }
}
