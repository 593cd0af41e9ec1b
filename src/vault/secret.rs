//! A value that is overwritten when dropped and never printed.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

/// A secret. Every call of [`Secret::expose`] carries an `// EXPOSE:` comment that says why it must.
///
/// It cannot be copied or compared by accident:
///
/// ```compile_fail
/// let secret = candour::vault::Secret::new(vec![1_u8]);
/// let copy = secret.clone();
/// ```
/// ```
/// let secret = candour::vault::Secret::new(vec![1_u8]);
/// let moved = secret;
/// ```
pub struct Secret<T: Zeroize>(Zeroizing<T>);

impl<T: Zeroize> Secret<T> {
    /// Takes a value into keeping. Copies that the caller made before are the caller's to overwrite.
    pub fn new(value: T) -> Self {
        Self(Zeroizing::new(value))
    }

    /// The value, for as long as it is needed.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl Secret<Vec<u8>> {
    /// An empty buffer that is overwritten whenever it has to move to a larger place.
    #[must_use]
    pub fn buffer() -> Self {
        Self::new(Vec::with_capacity(4096))
    }
}

impl std::io::Write for Secret<Vec<u8>> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            // A `Vec` that grows by itself would leave its old place as it is.
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.next_power_of_two()));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::Secret;

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Secret::new("hunter2".to_owned())), "Secret([redacted])");
    }

    #[test]
    fn a_buffer_keeps_what_is_written_however_much() {
        let mut buffer = Secret::buffer();
        let text = vec![7; 10_001];
        for part in text.chunks(97) {
            buffer.write_all(part).unwrap();
        }
        assert_eq!(buffer.expose(), &text);
    }
}
