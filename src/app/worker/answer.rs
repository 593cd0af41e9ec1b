//! The worker's side: a function from bytes to bytes.

use super::{Failure, Reply, Request, Response, from_bytes, to_bytes};
use crate::centre::PartnerCode;
use crate::share::keys::PublicKey;
use crate::share::{DropId, SealError, hpke};
use crate::vault::{DeriveError, Entropy, KdfParams, NoEntropy, Phrase, PhraseProblem, Salt, Secret, derive_kek};

/// Does what one request asks, and gives the response.
#[must_use]
pub fn answer(request: &Secret<Vec<u8>>, entropy: &dyn Entropy) -> Secret<Vec<u8>> {
    let response = from_bytes(request).ok_or(Failure::NotUnderstood).and_then(|request| respond(&request, entropy));
    // No response holds anything that cannot be written as JSON.
    to_bytes(&response).unwrap_or_else(Secret::buffer)
}

fn respond(request: &Request, entropy: &dyn Entropy) -> Response {
    match request {
        Request::MakeWords => Phrase::make(entropy).map(|phrase| words(&phrase)).map_err(|_| Failure::NoEntropy),
        Request::ReadWords { typed } => Ok(match Phrase::parse(&Secret::new(typed.clone())) {
            Ok(phrase) => words(&phrase),
            Err(PhraseProblem::Count { found }) => Reply::WrongCount { found },
            Err(PhraseProblem::Unknown { places }) => Reply::UnknownWords { places },
        }),
        Request::DeriveKek { words, salt, memory_kib, passes } => {
            let params = KdfParams::parse(*memory_kib, *passes).map_err(|_| Failure::NotUnderstood)?;
            let phrase = Phrase::from_worker(Secret::new(words.clone()));
            match derive_kek(&phrase, Salt(*salt), params) {
                // EXPOSE: the key crosses to the page.
                Ok(kek) => Ok(Reply::Kek { key: *kek.bytes().expose() }),
                Err(DeriveError::OutOfMemory) => Err(Failure::OutOfMemory),
                Err(DeriveError::Failed) => Err(Failure::NotUnderstood),
            }
        }
        Request::Seal { to, key, id, payload } => {
            let to = PartnerCode::parse(to).ok_or(Failure::NotUnderstood)?;
            let key = PublicKey::parse(key).ok_or(Failure::NotUnderstood)?;
            let id = DropId::parse(id).ok_or(Failure::NotUnderstood)?;
            let mut randomness = hpke::Randomness::new([0; 64]);
            entropy.fill(randomness.as_mut_slice()).map_err(|NoEntropy| Failure::NoEntropy)?;
            match hpke::seal(to, &key, id, payload.as_bytes(), &randomness) {
                Ok(envelope) => Ok(Reply::Sealed { envelope: envelope.to_json() }),
                Err(SealError::BadKey) => Ok(Reply::BadKey),
                Err(SealError::Failed) => Err(Failure::NotUnderstood),
            }
        }
    }
}

fn words(phrase: &Phrase) -> Reply {
    // EXPOSE: the words cross to the page, which shows them or hands them back.
    Reply::Words { words: phrase.secret().expose().clone() }
}
