//! Padding a payload, so that its size says little and no two partners can match what they hold by size.

use zeroize::Zeroizing;

/// Fills a JSON text with spaces at its end up to the next multiple of `bucket` bytes. It stays the same JSON.
pub(super) fn pad(json: &str, bucket: usize) -> Zeroizing<String> {
    let whole = json.len().max(1).div_ceil(bucket) * bucket;
    // With its whole capacity from the start it never moves, so no copy of it is left behind.
    let mut padded = Zeroizing::new(String::with_capacity(whole));
    padded.push_str(json);
    padded.extend(std::iter::repeat_n(' ', whole - json.len()));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_whole_buckets_and_the_json_is_the_same() {
        let check = |json: &str, bucket, size| {
            let padded = pad(json, bucket);
            assert_eq!((padded.len(), padded.trim_end()), (size, json));
        };
        check("{}", 8, 8);
        check("{\"a\":12}", 8, 8);
        check("{\"a\":123}", 8, 16);
    }
}
