//! ui_kit
