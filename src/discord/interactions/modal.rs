//! A form as Discord shows it, and what was filled in. Decides nothing about either.

use serenity::all::{CreateActionRow, CreateInputText, CreateModal, InputTextStyle};

use crate::bot::{Modal, Request, ShelfRequest, ShowForm, Text};
use crate::discord::interactions::custom_id;
use crate::discord::interactions::interaction::Interaction;
use crate::discord::message::cut;
use crate::discord::message::embed::Target;

/// Discord's limits (`interactions/receiving-and-responding.mdx`, Modal; `components/reference.mdx`, Text Input).
const TITLE: usize = 45;
const LABEL: usize = 45;
const FIELDS: usize = 5;

/// The form; none where its request cannot be kept in a custom id.
pub(super) fn form(modal: &Modal, to: &Target<'_>) -> Option<CreateModal> {
    let id = custom_id::write_for(&modal.request, false, &to.signed_for)?;
    let fields = modal.fields.iter().take(FIELDS).map(|field| {
        let style = if field.long { InputTextStyle::Paragraph } else { InputTextStyle::Short };
        let label = cut::plain(&Text::of(field.label).words(to.locale), LABEL);
        let value: String = field.value.words(to.locale).chars().take(usize::from(field.most)).collect();
        let input =
            CreateInputText::new(style, label, field.name).required(field.required).max_length(field.most);
        // Discord refuses an empty value.
        CreateActionRow::InputText(if value.is_empty() { input } else { input.value(value) })
    });
    let title = cut::plain(&modal.title.words(to.locale), TITLE);
    Some(CreateModal::new(id, title).components(fields.collect()))
}

/// The request of a form with what was filled in; any other request as it is.
pub(super) fn filled(request: Request, interaction: &Interaction) -> Request {
    let Request::Shelf(shelf) = request else { return request };
    Request::Shelf(Box::new(match *shelf {
        ShelfRequest::Edited { what, .. } => {
            let [why, topics, level] = ["why", "topics", "level"].map(|field| interaction.filled(field));
            ShelfRequest::Edited { what, form: ShowForm { why, topics, level } }
        }
        ShelfRequest::Declined { key, .. } => {
            ShelfRequest::Declined { key, reason: interaction.filled("reason") }
        }
        other => other,
    }))
}
