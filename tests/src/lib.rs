//! Tests over whole programs; see the files beside this folder.
