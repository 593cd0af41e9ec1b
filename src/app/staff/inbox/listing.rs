//! What lies in a drop box, as each kind of store tells it. A listing may be anything at all: it is read or refused.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::centre::{DropBox, Listing};
use crate::share::DropId;

/// How many names one page of a listing may hold where the store lets one ask. S3 gives no more.
const AT_ONCE: usize = 1_000;

/// One page of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The messages on it.
    pub ids: Vec<DropId>,
    /// What comes after it.
    pub next: Next,
}

/// What comes after a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// More, from this place on.
    More(String),
    /// Nothing now; whoever looks again begins there.
    End(Option<String>),
}

/// What came is not a listing of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAListing;

/// The address of a page of the listing; `from` is where an earlier page, or an earlier look, said that it goes on.
#[must_use]
pub fn listing_address(drop_box: &DropBox, from: Option<&str>) -> String {
    let whole = drop_box.address.as_str().trim_end_matches('/');
    match drop_box.listing {
        Listing::Nginx => format!("{whole}/"),
        Listing::CouchDb => {
            let since = from.map(|since| format!("&since={}", escaped(since))).unwrap_or_default();
            format!("{whole}/_changes?limit={AT_ONCE}{since}")
        }
        Listing::S3 => {
            let (origin, prefix) = (drop_box.address.origin(), prefix(drop_box));
            let from = from.map(|token| format!("&continuation-token={}", escaped(token))).unwrap_or_default();
            format!("{origin}/?list-type=2&max-keys={AT_ONCE}&prefix={}{from}", escaped(&prefix))
        }
    }
}

/// Reads a page of the listing. Names that are no ids of messages are passed over: other things may lie there.
///
/// # Errors
/// [`NotAListing`].
pub fn read_listing(drop_box: &DropBox, body: &[u8]) -> Result<Page, NotAListing> {
    match drop_box.listing {
        Listing::Nginx => nginx(body),
        Listing::CouchDb => couch_db(body),
        Listing::S3 => s3(body, &prefix(drop_box)),
    }
}

/// What a document of the drop box is as it was put there: `CouchDB` adds names of its own.
#[must_use]
pub fn as_it_was_put(kind: Listing, body: Vec<u8>) -> Vec<u8> {
    match kind {
        Listing::Nginx | Listing::S3 => body,
        Listing::CouchDb => {
            let Ok(serde_json::Value::Object(mut document)) = serde_json::from_slice(&body) else { return body };
            document.retain(|name, _| !name.starts_with('_'));
            serde_json::to_vec(&document).unwrap_or(body)
        }
    }
}

fn nginx(body: &[u8]) -> Result<Page, NotAListing> {
    #[derive(Deserialize)]
    struct Entry {
        name: String,
    }
    let entries: Vec<Entry> = serde_json::from_slice(body).map_err(|_| NotAListing)?;
    let ids = entries.iter().filter_map(|entry| DropId::parse(&entry.name)).collect();
    Ok(Page { ids, next: Next::End(None) })
}

fn couch_db(body: &[u8]) -> Result<Page, NotAListing> {
    #[derive(Deserialize)]
    struct Changes {
        results: Vec<Change>,
        last_seq: serde_json::Value,
        #[serde(default)]
        pending: u64,
    }
    #[derive(Deserialize)]
    struct Change {
        id: String,
        #[serde(default)]
        deleted: bool,
    }
    let changes: Changes = serde_json::from_slice(body).map_err(|_| NotAListing)?;
    // A text since version 2, a number before.
    let last = match changes.last_seq {
        serde_json::Value::String(text) => text,
        serde_json::Value::Number(number) => number.to_string(),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Array(_)
        | serde_json::Value::Object(_) => return Err(NotAListing),
    };
    let stand = changes.results.iter().filter(|change| !change.deleted);
    let ids = stand.filter_map(|change| DropId::parse(&change.id)).collect();
    // A page without anything on it would be asked for again and again.
    let more = changes.pending > 0 && !changes.results.is_empty();
    Ok(Page { ids, next: if more { Next::More(last) } else { Next::End(Some(last)) } })
}

fn s3(body: &[u8], prefix: &str) -> Result<Page, NotAListing> {
    let text = std::str::from_utf8(body).map_err(|_| NotAListing)?;
    let document = roxmltree::Document::parse(text).map_err(|_| NotAListing)?;
    let root = document.root_element();
    if root.tag_name().name() != "ListBucketResult" {
        return Err(NotAListing);
    }
    let told =
        |name: &str| root.children().find(|child| child.tag_name().name() == name).and_then(|child| child.text());
    let contents = root.children().filter(|child| child.tag_name().name() == "Contents");
    let keys = contents.filter_map(|entry| entry.children().find(|child| child.tag_name().name() == "Key")?.text());
    let ids = keys.filter_map(|key| DropId::parse(key.strip_prefix(prefix)?)).collect();
    let next = match (told("IsTruncated"), told("NextContinuationToken")) {
        (Some("true"), Some(token)) => Next::More(token.to_owned()),
        (Some("true"), None) => return Err(NotAListing),
        (Some(_) | None, _) => Next::End(None),
    };
    Ok(Page { ids, next })
}

/// What the keys of the messages begin with: the path of the drop box, in a bucket that has its host name to itself.
fn prefix(drop_box: &DropBox) -> String {
    let path = &drop_box.address.as_str()[drop_box.address.origin().len()..];
    let path = path.trim_matches('/');
    if path.is_empty() { String::new() } else { format!("{path}/") }
}

/// A text as it may stand in a query.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::centre::Address;

    const ONE: &str = "00010203040506070809aabbccddeeff";
    const TWO: &str = "10010203040506070809aabbccddeeff";

    fn drop_box(address: &str, listing: Listing) -> DropBox {
        DropBox { address: Address::parse(address).unwrap(), listing, public_key: String::new() }
    }

    fn check(drop_box: &DropBox, body: &str, ids: &[&str], next: Next) {
        let ids = ids.iter().map(|id| DropId::parse(id).unwrap()).collect();
        assert_eq!(read_listing(drop_box, body.as_bytes()), Ok(Page { ids, next }));
    }

    #[test]
    fn nginx_lists_a_folder() {
        let here = drop_box("https://a.example/centre/", Listing::Nginx);
        assert_eq!(listing_address(&here, None), "https://a.example/centre/");
        let body = format!(
            r#"[
{{ "name":".incoming", "type":"directory", "mtime":"Wed, 04 Mar 2026 10:00:00 GMT" }},
{{ "name":"{ONE}", "type":"file", "mtime":"Wed, 04 Mar 2026 10:00:00 GMT", "size":45211 }},
{{ "name":"{TWO}", "type":"file", "mtime":"Wed, 04 Mar 2026 11:00:00 GMT", "size":45211 }}
]"#
        );
        check(&here, &body, &[ONE, TWO], Next::End(None));
        check(&here, "[]", &[], Next::End(None));
    }

    #[test]
    fn couch_db_lists_what_has_changed() {
        let here = drop_box("https://a.example/centre", Listing::CouchDb);
        assert_eq!(listing_address(&here, None), "https://a.example/centre/_changes?limit=1000");
        assert_eq!(
            listing_address(&here, Some("23-g1AAA+/=")),
            "https://a.example/centre/_changes?limit=1000&since=23-g1AAA%2B%2F%3D"
        );
        let body = format!(
            r#"{{"results":[
{{"seq":"1-g1AAA","id":"{ONE}","changes":[{{"rev":"1-967a"}}]}},
{{"seq":"2-g1AAA","id":"_design/auth","changes":[{{"rev":"1-967b"}}]}},
{{"seq":"3-g1AAA","id":"{TWO}","changes":[{{"rev":"2-967c"}}],"deleted":true}}
],"last_seq":"3-g1AAA","pending":PENDING}}"#
        );
        check(&here, &body.replace("PENDING", "7"), &[ONE], Next::More("3-g1AAA".into()));
        check(&here, &body.replace("PENDING", "0"), &[ONE], Next::End(Some("3-g1AAA".into())));
        check(&here, r#"{"results":[],"last_seq":5}"#, &[], Next::End(Some("5".into())));
        check(&here, r#"{"results":[],"last_seq":"5","pending":3}"#, &[], Next::End(Some("5".into())));
    }

    #[test]
    fn couch_dbs_own_names_are_taken_off_a_document() {
        let put = br#"{"v":1,"to":"centre"}"#.to_vec();
        let found = br#"{"_id":"00","_rev":"1-967a","v":1,"to":"centre"}"#.to_vec();
        let read = |bytes: Vec<u8>| serde_json::from_slice::<serde_json::Value>(&bytes).unwrap();
        assert_eq!(read(as_it_was_put(Listing::CouchDb, found.clone())), read(put));
        assert_eq!(as_it_was_put(Listing::Nginx, found.clone()), found);
        assert_eq!(as_it_was_put(Listing::CouchDb, b"no JSON".to_vec()), b"no JSON");
    }

    #[test]
    fn s3_lists_a_bucket_in_pages() {
        let here = drop_box("https://boxes.s3.a.example/centre/", Listing::S3);
        let first = "https://boxes.s3.a.example/?list-type=2&max-keys=1000&prefix=centre%2F";
        assert_eq!(listing_address(&here, None), first);
        assert_eq!(listing_address(&here, Some("1ueGcx/=")), format!("{first}&continuation-token=1ueGcx%2F%3D"));
        let body = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>boxes</Name><Prefix>centre/</Prefix>
<KeyCount>3</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>TRUNCATED</IsTruncated>
<Contents><Key>centre/{ONE}</Key><LastModified>2026-03-04T10:00:00.000Z</LastModified><Size>45211</Size></Contents>
<Contents><Key>centre/readme.txt</Key><Size>4</Size></Contents>
<Contents><Key>centre/{TWO}</Key><Size>45211</Size></Contents>
<NextContinuationToken>1ueGcx&amp;/=</NextContinuationToken></ListBucketResult>"#
        );
        check(&here, &body.replace("TRUNCATED", "true"), &[ONE, TWO], Next::More("1ueGcx&/=".into()));
        check(&here, &body.replace("TRUNCATED", "false"), &[ONE, TWO], Next::End(None));
        let root = drop_box("https://boxes.s3.a.example", Listing::S3);
        assert!(listing_address(&root, None).ends_with("&prefix="));
        check(
            &root,
            &body.replace("TRUNCATED", "false").replace("<Key>centre/", "<Key>"),
            &[ONE, TWO],
            Next::End(None),
        );
    }

    #[test]
    fn what_is_no_listing_is_refused() {
        for (_, kind) in Listing::ALL {
            let here = drop_box("https://a.example/centre/", kind);
            for body in ["", "<html>Sign in</html>", "{}", "[{}]", "<a", "{\"results\":[],\"last_seq\":null}", "\u{0}"]
            {
                assert_eq!(read_listing(&here, body.as_bytes()), Err(NotAListing), "{kind:?}: {body}");
            }
            assert_eq!(read_listing(&here, &[0xff, 0xfe]), Err(NotAListing));
        }
    }
}
