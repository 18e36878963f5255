//! What the topic graph implies: cycles, ancestors, which topics lead to a podcast.
