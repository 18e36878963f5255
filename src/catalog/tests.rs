//! Tests of the catalog as an admin meets it: what each fault reads like, and that no text can bring podpick down.
