//! The domain's boundaries, tested natively in one binary.

mod envelopes;
