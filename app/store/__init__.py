"""The only SQL: conversations, models, presets and what was done, in one file a data folder."""
