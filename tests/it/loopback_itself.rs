//! The loopback Discord tested by itself: that it refuses what Discord refuses, in Discord's words.
