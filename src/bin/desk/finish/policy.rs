//! The content security policy: nothing but the app's own files, and exactly the centre's drop boxes.

use std::collections::BTreeSet;

use base64ct::{Base64, Encoding as _};
use candour::centre::{Centre, PartnerCode};
use sha2::{Digest as _, Sha256};

/// A policy, as a list of directives.
pub(super) struct Policy(Vec<String>);

/// The policy of a centre's page with its one script in line, which may reach these partners' drop boxes; for a header, which
/// stands over all pages, with the scripts and drop boxes of all.
pub(super) fn policy(centre: &Centre, starts: &[&str], reach: &[PartnerCode]) -> Policy {
    let hash = |start: &&str| format!(" 'sha256-{}'", Base64::encode_string(&Sha256::digest(start)));
    let starts: String = starts.iter().map(hash).collect();
    let boxes = reach.iter().filter_map(|partner| centre.drop_box(*partner));
    let origins: BTreeSet<&str> = boxes.map(|drop_box| drop_box.address.origin()).collect();
    let connect: Vec<&str> = ["'self'"].into_iter().chain(origins).collect();
    Policy(vec![
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{starts}"),
        "style-src 'self'".to_owned(),
        "img-src 'self'".to_owned(),
        format!("connect-src {}", connect.join(" ")),
        "worker-src 'self'".to_owned(),
        "manifest-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types default".to_owned(),
    ])
}

impl Policy {
    /// For the page itself, so that it holds on a host that sends no headers.
    pub(super) fn for_meta(&self) -> String {
        self.0.join("; ")
    }

    /// For the header, which alone can forbid framing.
    pub(super) fn for_header(&self) -> String {
        format!("{}; frame-ancestors 'none'", self.for_meta())
    }
}
