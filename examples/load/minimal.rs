//! The bot to compare with: serenity with the same features, no intents, one fixed embed for everything. Does nothing else.

use serenity::all::{
    Client, Context, CreateEmbed, CreateInteractionResponse, CreateInteractionResponseMessage, EventHandler,
    GatewayIntents, HttpBuilder, Interaction,
};
use serenity::async_trait;

/// Starts this program as the minimal bot.
pub(crate) const ARGUMENT: &str = "--be-the-minimal-bot";

struct Fixed;

#[async_trait]
impl EventHandler for Fixed {
    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else { return };
        let embed = CreateEmbed::new()
            .title("Talk Python To Me")
            .url("https://talkpython.fm/")
            .description("Long talks with the people behind Python's libraries.")
            .colour(0x0037_76ab);
        let message = CreateInteractionResponseMessage::new().embed(embed);
        let _ = command.create_response(&ctx.http, CreateInteractionResponse::Message(message)).await;
    }
}

/// Connects to `DISCORD_API` and never returns by itself.
pub(crate) async fn run() {
    // serenity says only in its log why it does not connect.
    podpick::ops::logs::start(podpick::ops::logs::levels(Some("warn")).unwrap());
    let token = std::env::var("DISCORD_TOKEN").unwrap();
    let base = std::env::var("DISCORD_API").unwrap();
    let http = HttpBuilder::new(token).proxy(base).ratelimiter_disabled(true).build();
    let bot =
        serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::empty()).event_handler(Fixed);
    let mut client: Client = bot.await.unwrap();
    client.start().await.unwrap();
}
