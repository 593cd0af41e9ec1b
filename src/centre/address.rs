//! A web address that may stand in a link, a request and a content security policy.
//!
//! Its characters are those that need no escaping in any of the three, so no address can end an HTML attribute or
//! add a source to a policy. The scheme is `https`, or `http` on this very machine (the demo).

use crate::document::compiled::{Compiled, Reader, Writer};

/// A web address without user name, query or fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    whole: String,
    origin_length: usize,
}

impl Address {
    /// The address, if it is `https://host/…`, or `http://localhost/…` with or without a port.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (secure, rest) = match text.strip_prefix("https://") {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix("http://")?),
        };
        let authority = rest.split('/').next()?;
        let path = &rest[authority.len()..];
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let good_port = port.is_none_or(|p| p.parse::<u16>().is_ok_and(|n| n > 0 && n.to_string() == p));
        let good = is_host(host) && good_port && path.bytes().all(is_path_byte) && (secure || host == "localhost");
        good.then(|| Self { whole: text.to_owned(), origin_length: text.len() - path.len() })
    }

    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// Scheme, host and port: what a content security policy names.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.whole[..self.origin_length]
    }

    /// The address of a thing directly below this one.
    #[must_use]
    pub fn below(&self, name: &str) -> String {
        format!("{}/{name}", self.whole.trim_end_matches('/'))
    }
}

impl Compiled for Address {
    fn write(&self, to: &mut Writer) {
        self.whole.write(to);
        self.origin_length.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let (whole, origin_length) = (String::read(from), usize::read(from));
        if !whole.is_char_boundary(origin_length) {
            from.fail();
        }
        Self { whole, origin_length }
    }
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|label| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let ends = [label.bytes().next(), label.bytes().last()];
        ends.into_iter().all(|end| end.is_some_and(plain)) && label.bytes().all(|b| plain(b) || b == b'-')
    })
}

fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_https_anywhere_and_http_on_this_machine() {
        for good in ["https://a.example", "https://a.example/x/", "http://localhost:8081/uob/", "https://h:1/"] {
            assert_eq!(Address::parse(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn refuses_what_could_end_an_attribute_or_add_a_source() {
        let bad = "http://a.example|ftp://a.example|https://|https://A.example|https://a b|https://u@a.example|https://a\
                   .example/?q|https://a.example/#f|https://a.example/\"|https://a.example;x|https://*.example|https:\
                   //a.example:0|https://a.example:080|https://a.example:99999|https://.example|javascript:alert(1)|";
        for text in bad.split('|') {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn knows_its_origin_and_what_is_below() {
        let address = Address::parse("http://localhost:8081/uob/").unwrap();
        assert_eq!(address.origin(), "http://localhost:8081");
        assert_eq!(address.below("0a"), "http://localhost:8081/uob/0a");
    }
}
