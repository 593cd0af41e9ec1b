//! What the preview shows: the site's own page, in which the centre and the pack are those of the moment.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use base64ct::{Base64, Encoding as _};
use candour::centre::{self, Centre};
use candour::document::Language;
use candour::instrument::{self, Instrument};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256, Sha384};

use super::{Options, page};
use crate::documents;

/// The longest that a page may stay out of sight before it locks: somebody is at her editor meanwhile.
const LOCK_SECONDS: u32 = 3600;

/// Where the preview takes everything from.
pub(super) struct Stage {
    pack: PathBuf,
    site: PathBuf,
    centre: Value,
    script: String,
    /// What was handed to pages, by name; names tell the content.
    data: Mutex<BTreeMap<String, String>>,
}

/// What is to be seen.
pub(super) enum Shown {
    /// The app with the pack.
    Pages(String),
    /// What must be put right first.
    Problems(String),
}

/// A file that a page loads by name.
pub(super) struct Asset {
    pub(super) href: String,
    pub(super) integrity: String,
}

impl Stage {
    /// Reads what does not change while the pack is edited.
    pub(super) fn set(options: &Options) -> Result<Self, Box<dyn Error>> {
        let site = options.site.clone();
        if !site.join("index.html").exists() {
            return Err(format!("{} is not built yet: make dist", site.display()).into());
        }
        documents::centre(&options.centre)?;
        let language = Language::english();
        let words = documents::read(&options.words.join(format!("{}.json", language.as_str())))?;
        Ok(Self {
            pack: options.pack.clone(),
            site,
            centre: serde_json::from_str(&documents::read(&options.centre)?)?,
            script: page::script(&serde_json::from_str(&words)?)?,
            data: Mutex::default(),
        })
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        self.pack.display().to_string()
    }

    /// What the file is like now, in a line.
    pub(super) fn state_in_words(&self) -> String {
        match self.read() {
            Ok(pack) => format!("{} questions and notes in {} parts", pack.items().count(), pack.sections().len()),
            Err(problems) => format!("{} problems, shown in place of the pages", problems.len()),
        }
    }

    /// Tells one content of the file from another.
    pub(super) fn version(&self) -> String {
        fs::read(&self.pack).map_or_else(|_| "none".to_owned(), |bytes| short_hash(&bytes))
    }

    /// The page's script for the content of the moment.
    pub(super) fn script(&self) -> String {
        format!("const VERSION = \"{}\";\n{}", self.version(), self.script)
    }

    /// What a page loads under this name.
    pub(super) fn data(&self, name: &str) -> Option<String> {
        self.data.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// The page as the file is now.
    pub(super) fn look(&self) -> Result<Shown, Box<dyn Error>> {
        let pack = match self.read() {
            Ok(pack) => pack,
            Err(problems) => return Ok(Shown::Problems(page::problems(&self.name(), &problems))),
        };
        let centre = self.centre_of(&pack)?;
        let name = pack.identity().to_string();
        let mut replaced = BTreeMap::from([
            ("centre".to_owned(), self.hand_out("centre", centre::compiled::write(&centre))),
            ("centre-keys".to_owned(), self.hand_out("keys", centre::compiled::write_keys(&centre))),
        ]);
        let compiled = instrument::compiled::write(&pack, centre.languages());
        replaced.insert(format!("pack:{name}"), self.hand_out("pack", compiled));
        let template = documents::read(&self.site.join("index.html"))?;
        Ok(Shown::Pages(page::with(&template, &format!("pack:{name}"), &replaced)?))
    }

    /// The pack, or its problems with their lines.
    fn read(&self) -> Result<Instrument, Vec<String>> {
        let json = documents::read(&self.pack).map_err(|error| vec![error.to_string()])?;
        Instrument::parse(&json).map_err(|problems| documents::listed(&self.pack, &json, &problems))
    }

    /// The centre with this pack alone, in a language of the pack, needing nothing and with nowhere to send.
    fn centre_of(&self, pack: &Instrument) -> Result<Centre, Box<dyn Error>> {
        let mut file = self.centre.clone();
        file["packs"] = json!([pack.identity().to_string()]);
        file["needs"] = json!([]);
        file["limits"]["lock_seconds"] = json!(LOCK_SECONDS);
        for partner in file["partners"].as_object_mut().into_iter().flat_map(|partners| partners.values_mut()) {
            if let Some(partner) = partner.as_object_mut() {
                partner.remove("drop_box");
                partner.remove("public_key");
            }
        }
        let json = file.to_string();
        let listed = |problems: Vec<_>| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        let centre = centre::parse(&json).map_err(|problems: Vec<candour::document::Problem>| listed(problems))?;
        if !pack.languages().iter().any(|language| centre.languages().contains(language)) {
            return Err(format!("{} has no texts in any language of the centre", pack.identity()).into());
        }
        Ok(centre)
    }

    fn hand_out(&self, what: &str, text: String) -> Asset {
        let name = format!("{what}-{}.txt", short_hash(text.as_bytes()));
        let integrity = format!("sha384-{}", Base64::encode_string(&Sha384::digest(&text)));
        self.data.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), text);
        Asset { href: format!("preview/data/{name}"), integrity }
    }
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
