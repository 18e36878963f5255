//! A message whose buttons read otherwise from now on, and that is changed in nothing else.

use serde_json::Value;
use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateButton, CreateInteractionResponseMessage,
};

use super::{BUTTON_LABEL, Target};
use crate::bot::Button;
use crate::discord::interactions::custom_id;
use crate::discord::interactions::interaction::Message;
use crate::discord::message::cut;

/// What takes the place of a message's buttons; none where there is nothing to change, or something that podpick does not
/// know and would lose. What is left out of such an answer stays as it is.
pub(crate) fn relabelled(
    buttons: &[Button],
    shown: &Message,
    to: &Target<'_>,
) -> Option<CreateInteractionResponseMessage> {
    let mut changed = false;
    let mut rows = Vec::new();
    for row in shown.components.as_array()? {
        let row = row["components"].as_array()?.iter().map(|one| {
            let (kept, label) = kept(one)?;
            let pressed = one["custom_id"].as_str().map(|id| custom_id::read_for(id, &to.signed_for).0);
            let new = buttons.iter().find(|button| Some(&button.request) == pressed.as_ref());
            changed |= new.is_some();
            let label = new.map_or_else(|| label.to_owned(), |new| new.label.words(to.locale));
            Some(kept.label(cut::plain(&label, BUTTON_LABEL)))
        });
        rows.push(CreateActionRow::Buttons(row.collect::<Option<_>>()?));
    }
    changed.then(|| {
        CreateInteractionResponseMessage::new()
            .components(rows)
            .allowed_mentions(CreateAllowedMentions::new())
    })
}

/// A button as it is, without its label, and the label.
fn kept(button: &Value) -> Option<(CreateButton, &str)> {
    let label = button["label"].as_str()?;
    let known = match (button["type"].as_u64()?, button["style"].as_u64()?) {
        (2, 5) => CreateButton::new_link(button["url"].as_str()?),
        (2, style) => {
            let style = match style {
                1 => ButtonStyle::Primary,
                2 => ButtonStyle::Secondary,
                3 => ButtonStyle::Success,
                4 => ButtonStyle::Danger,
                _ => return None,
            };
            CreateButton::new(button["custom_id"].as_str()?).style(style)
        }
        _ => return None,
    };
    let known = if button["disabled"] == true { known.disabled(true) } else { known };
    Some((known, label))
}
